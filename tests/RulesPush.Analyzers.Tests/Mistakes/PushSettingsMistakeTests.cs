namespace RulesPush.Analyzers.Tests;

/// <summary>How a site carries out its requests.</summary>
public sealed class PushSettingsMistakeTests
{
    [Theory]
    [InlineData("""RetryInterval = {|RP1110:""|}""")]
    [InlineData("""RetryInterval = {|RP1110:null!|}""")]
    [InlineData("""RetryInterval = {|RP1110:"1h"|}""")]
    [InlineData("""RetryInterval = {|RP1110:"30"|}""")]
    [InlineData("""RetryInterval = {|RP1110:"01:00"|}""")]
    [InlineData("""RetryInterval = {|RP1110:"1:00:00"|}""")]
    [InlineData("""RetryInterval = {|RP1110:" 01:00:00"|}""")]
    [InlineData("""RetryInterval = {|RP1110:"01:00:00.5000000"|}""")]
    [InlineData("""RetryInterval = {|RP1110:"24:00:00"|}""")]
    [InlineData("""RetryInterval = {|RP1110:"00:60:00"|}""")]
    [InlineData("""RetryInterval = {|RP1110:"00:00:00"|}""")]
    [InlineData("""RetryInterval = {|RP1110:"-01:00:00"|}""")]
    [InlineData("""RetryInterval = {|RP1110:"30.00:00:01"|}""")]
    [InlineData("""RetryInterval = {|RP1110:"99999999.00:00:00"|}""")]
    [InlineData("""RetryLimit = {|RP1111:-1|}""")]
    [InlineData("""RetryLimit = {|RP1111:int.MinValue|}""")]
    [InlineData("""Parallelism = {|RP1112:0|}""")]
    [InlineData("""Parallelism = {|RP1112:-10|}""")]
    [InlineData("""Parallelism = {|RP1112:1001|}""")]
    [InlineData("""Accounts = [{|RP1113:null!|}]""")]
    [InlineData("""Accounts = ["A", {|RP1113:""|}, {|RP1113:"\t"|}]""")]
    [InlineData("""Accounts = [{|RP1113:"CORP\new"|}]""")]
    [InlineData("""Accounts = ["CORP\\push", "CORP\\push2", {|RP1114:@"corp\PUSH"|}]""")]
    [InlineData("""InstallationProperties = {|RP1115:"A=1\r\nB=2"|}""")]
    [InlineData("""InstallationProperties = {|RP1115:"A=1\u2029B=2"|}""")]
    [InlineData("""InstallationProperties = {|RP1115:"A=1\0"|}, Parallelism = {|RP1112:0|}""")]
    public Task A_setting(string settings) => RuleTest.VerifyRules($"""
        [PrimarySite("NYC")]
        [ClientPushSettings({settings})]
        public partial class NewYork;
        """);
}
