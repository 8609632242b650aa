using RulesPush.Sites;

namespace RulesPush.Installers.Tests.Accounts;

/// <summary>Where the secrets of accounts come from.</summary>
public sealed class AccountTests
{
    [Fact]
    public void A_file_gives_passwords_and_keys_by_name_ignoring_case()
    {
        using var folder = new TemporaryFolder();
        var file = new AccountFile(Write(folder, """
            { "accounts": [ // a comment
              {"name": "CORP\\push", "password": "s3cret"},
              {"name": "root", "keyFile": "keys/push", "keyPassphrase": "phrase"},
              {"name": "admin", "keyFile": "/etc/key"},
            ] }
            """));
        Assert.Equal(new PushAccount("CORP\\push", "s3cret"), file.Find("corp\\PUSH"));
        Assert.Equal(new PushAccount("root", null, folder.In("keys/push"), "phrase"), file.Find("root"));
        Assert.Equal("/etc/key", file.Find("admin")!.KeyFile);
        Assert.Null(file.Find("nobody"));
    }

    [Theory]
    [InlineData(UnixFileMode.GroupRead)]
    [InlineData(UnixFileMode.OtherRead)]
    [InlineData(UnixFileMode.OtherExecute)]
    public void A_file_that_others_may_open_is_refused(UnixFileMode right)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such rights");
        using var folder = new TemporaryFolder();
        var path = Write(folder, """{"accounts":[]}""");
        TemporaryFolder.SetRights(path, UnixFileMode.UserRead | right);
        Assert.EndsWith($"run: chmod 600 {path}", Assert.Throws<AccountFileException>(() => new AccountFile(path)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "at line 1")]
    [InlineData("null", "no accounts")]
    [InlineData("{}", "at line 1")]
    [InlineData("{\"accounts\":null}", "at line 1")]
    [InlineData("{\"accounts\":[null]}", "without a name")]
    [InlineData("{\"accounts\":[\n{\"name\":\"a\",\"pasword\":\"s3cret\"}]}", "at line 2")]
    [InlineData("{\"accounts\":[\n\n{\"name\":\"a\",\"password\":s3cret}]}", "at line 3")]
    [InlineData("{\"accounts\":[{\"password\":\"s3cret\"}]}", "at line 1")]
    [InlineData("{\"accounts\":[{\"name\":\" \",\"password\":\"s3cret\"}]}", "without a name")]
    [InlineData("{\"accounts\":[{\"name\":\"a\"}]}", "has neither password nor keyFile for the account a")]
    [InlineData("{\"accounts\":[{\"name\":\"a\",\"password\":\"s3cret\"},{\"name\":\"A\",\"password\":\"s3cret\"}]}", "has the account A twice")]
    public void A_mistake_is_told_without_a_secret(string text, string why)
    {
        using var folder = new TemporaryFolder();
        var path = Write(folder, text);
        var message = Assert.Throws<AccountFileException>(() => new AccountFile(path)).Message;
        Assert.Contains(why, message, StringComparison.Ordinal);
        Assert.Contains(path, message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_there_says_so() =>
        Assert.Contains("/no/such/file", Assert.Throws<AccountFileException>(static () => new AccountFile("/no/such/file")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("CORP\\push", "RULESPUSH_PASSWORD_CORP_PUSH")]
    [InlineData("push-7@corp.example", "RULESPUSH_PASSWORD_PUSH_7_CORP_EXAMPLE")]
    [InlineData("jörg", "RULESPUSH_PASSWORD_J_RG")]
    public void A_variable_is_named_after_its_account(string name, string variable) =>
        Assert.Equal(variable, EnvironmentAccounts.VariableOf(name));

    [Fact]
    public void A_file_comes_before_the_environment()
    {
        using var folder = new TemporaryFolder();
        var file = new AccountFile(Write(folder, """{"accounts":[{"name":"test\\both","password":"file"}]}"""));
        var accounts = new AccountSources(file, new EnvironmentAccounts());
        try
        {
            Environment.SetEnvironmentVariable("RULESPUSH_PASSWORD_TEST_BOTH", "environment");
            Environment.SetEnvironmentVariable("RULESPUSH_PASSWORD_TEST_ONE", "environment");
            Assert.Equal("file", accounts.Find("TEST\\both")!.Password);
            Assert.Equal(new PushAccount("test\\one", "environment"), accounts.Find("test\\one"));
            Assert.Null(accounts.Find("test\\none"));
        }
        finally
        {
            Environment.SetEnvironmentVariable("RULESPUSH_PASSWORD_TEST_BOTH", null);
            Environment.SetEnvironmentVariable("RULESPUSH_PASSWORD_TEST_ONE", null);
        }
    }

    private static string Write(TemporaryFolder folder, string text)
    {
        var path = folder.Write("accounts.json", text);
        TemporaryFolder.SetRights(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return path;
    }
}
