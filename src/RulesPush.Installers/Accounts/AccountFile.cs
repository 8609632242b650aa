using System.Text.Json;
using RulesPush.Sites;

namespace RulesPush.Installers;

/// <summary>
/// Accounts from a JSON file that nobody but its owner may read, such as
/// <c>{"accounts":[{"name":"CORP\\push","password":"..."},{"name":"root","keyFile":"push_key","keyPassphrase":"..."}]}</c>.
/// </summary>
public sealed class AccountFile : IAccountSource
{
    private const UnixFileMode Others =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    private readonly Dictionary<string, PushAccount> _accounts = new(StringComparer.OrdinalIgnoreCase);
    private readonly string _path;

    /// <summary>Reads the file, once.</summary>
    /// <param name="path">The file. Key files are relative to its folder.</param>
    /// <exception cref="AccountFileException">It cannot be read, others may read it, or something in it is wrong.</exception>
    public AccountFile(string path)
    {
        _path = path;
        foreach (var entry in Read().Accounts)
        {
            var account = ToAccount(entry);
            if (!_accounts.TryAdd(account.Name, account))
                throw new AccountFileException($"{path} has the account {account.Name} twice");
        }
    }

    /// <inheritdoc/>
    public PushAccount? Find(string name) => _accounts.GetValueOrDefault(name);

    private AccountList Read()
    {
        try
        {
            using var stream = File.OpenRead(_path);
            // Windows has no such rights; there the folder has to protect the file.
            if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(stream.SafeFileHandle) & Others) != 0)
                throw new AccountFileException($"{_path} has passwords and is open to others than its owner; run: chmod 600 {_path}");
            return JsonSerializer.Deserialize(stream, AccountJson.Default.AccountList)
                ?? throw new AccountFileException($"{_path} has no accounts");
        }
        catch (JsonException e)
        {
            // Not the message, nor the path in the document: either may show what stands there, such as a password.
            throw new AccountFileException(
                $"{_path} is not a list of accounts as it should be at line {e.LineNumber + 1}: "
                + """{"accounts":[{"name":"...","password":"..."}]}, or keyFile and keyPassphrase""");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new AccountFileException($"cannot read the accounts: {e.Message}");
        }
    }

    private PushAccount ToAccount(AccountEntry? entry)
    {
        if (entry is null || string.IsNullOrWhiteSpace(entry.Name))
            throw new AccountFileException($"{_path} has an account without a name");
        if (string.IsNullOrEmpty(entry.Password) && string.IsNullOrEmpty(entry.KeyFile))
            throw new AccountFileException($"{_path} has neither password nor keyFile for the account {entry.Name}");
        var folder = Path.GetDirectoryName(Path.GetFullPath(_path))!;
        return new PushAccount(
            entry.Name, entry.Password, string.IsNullOrEmpty(entry.KeyFile) ? null : Path.Combine(folder, entry.KeyFile), entry.KeyPassphrase);
    }
}

/// <summary>The accounts cannot be read. The message says what to do, and never a secret.</summary>
public sealed class AccountFileException(string message) : Exception(message);
