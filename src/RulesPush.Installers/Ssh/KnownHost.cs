using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace RulesPush.Installers;

/// <summary>A line of a known_hosts file: a key of some hosts.</summary>
internal sealed record KnownHost
{
    private const string Hashed = "|1|";

    private readonly string _names;
    private readonly byte[] _key;

    private KnownHost(string names, string type, byte[] key, bool isRevoked) => (_names, Type, _key, IsRevoked) = (names, type, key, isRevoked);

    /// <summary>The type of the key, such as ssh-ed25519.</summary>
    public string Type { get; }

    public bool IsRevoked { get; }

    /// <summary>What the line says; null where it is blank, a comment, or of a kind that is passed over.</summary>
    public static KnownHost? Parse(string line)
    {
        var fields = line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        var isRevoked = fields is ["@revoked", ..];
        if ((isRevoked ? fields[1..] : fields) is not [var names, var type, var text, ..] || names[0] is '#' or '@')
            return null;
        var key = new byte[text.Length];
        return Convert.TryFromBase64String(text, key, out var length) ? new KnownHost(names, type, key[..length], isRevoked) : null;
    }

    /// <summary>What a file calls a host.</summary>
    public static string NameOf(string host, int port) =>
        port == 22 ? host.ToLowerInvariant() : $"[{host.ToLowerInvariant()}]:{port}";

    /// <summary>The line that keeps a key.</summary>
    public static string LineOf(string name, byte[] key) => $"{name} {TypeOf(key)} {Convert.ToBase64String(key)}";

    /// <summary>The type of a key, which it starts with.</summary>
    public static string TypeOf(byte[] key) =>
        Encoding.ASCII.GetString(key, sizeof(uint), (int)BinaryPrimitives.ReadUInt32BigEndian(key));

    /// <summary>The type of the keys that an algorithm signs with: those of RSA sign in several ways.</summary>
    public static string TypeOfAlgorithm(string algorithm) => algorithm is "rsa-sha2-256" or "rsa-sha2-512" ? "ssh-rsa" : algorithm;

    public bool HasKey(byte[] key) => _key.AsSpan().SequenceEqual(key);

    public bool IsOf(string name) => _names.StartsWith(Hashed, StringComparison.Ordinal)
        ? IsHashOf(name)
        : _names.Split(',').Contains(name, StringComparer.OrdinalIgnoreCase);

    private bool IsHashOf(string name)
    {
        if (_names[Hashed.Length..].Split('|') is not [var salt, var hash])
            return false;
        try
        {
#pragma warning disable CA5350 // The format wants SHA-1; it hides names, and secures nothing.
            return HMACSHA1.HashData(Convert.FromBase64String(salt), Encoding.UTF8.GetBytes(name)).AsSpan().SequenceEqual(Convert.FromBase64String(hash));
#pragma warning restore CA5350
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
