package junit_test

import (
	"fmt"
	"os"

	"github.com/lossgate/lossgate/reports/golden"
	"github.com/lossgate/lossgate/reports/junit"
)

// Any continuous integration reads JUnit's XML.
func ExampleWrite() {
	if err := junit.Write(os.Stdout, golden.Small()); err != nil {
		fmt.Println(err)
	}
	// Output:
	// <?xml version="1.0" encoding="UTF-8"?>
	// <testsuites name="lossgate" tests="2" failures="1" errors="0" skipped="0">
	//  <testsuite name="huber(delta=1) · mine · f64" tests="1" failures="0" errors="0" skipped="0">
	//   <testcase classname="mine.f64.huber(delta=1)" name="u-nonneg">
	//    <properties>
	//     <property name="cases" value="200"></property>
	//     <property name="reached" value="200"></property>
	//    </properties>
	//   </testcase>
	//  </testsuite>
	//  <testsuite name="kl · mine · f64" tests="1" failures="1" errors="0" skipped="0">
	//   <testcase classname="mine.f64.kl" name="i-gibbs">
	//    <properties>
	//     <property name="cases" value="3"></property>
	//     <property name="reached" value="3"></property>
	//    </properties>
	//    <failure message="A divergence is not negative: got -0x1p-53, exact 0" type="fail">&#xA;property  A divergence is not negative.&#xA;got       -0x1p-53&#xA;exact     0&#xA;</failure>
	//   </testcase>
	//  </testsuite>
	// </testsuites>
}
