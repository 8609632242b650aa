using System.Security.Cryptography;
using Renci.SshNet;
using Renci.SshNet.Security;

namespace RulesPush.Installers;

/// <summary>The host keys that are trusted, in a file. It is read for each connection: an administrator may mend it meanwhile.</summary>
internal sealed class KnownHosts(string path)
{
    private readonly Lock _gate = new();

    /// <summary>Why the key of a host is not trusted; null where it is.</summary>
    public string? Refuse(string host, int port, byte[] key, bool trustsFirst)
    {
        var name = KnownHost.NameOf(host, port);
        var shown = $"{KnownHost.TypeOf(key)} SHA256:{Convert.ToBase64String(SHA256.HashData(key)).TrimEnd('=')}";
        // One connection at a time: two that see a host first must not both keep a key.
        lock (_gate)
        {
            var known = Find(name);
            if (known.Any(k => k.IsRevoked && k.HasKey(key)))
                return $"the host key of {name}, {shown}, is revoked in {path}";
            if (known.Any(k => !k.IsRevoked && k.HasKey(key)))
                return null;
            if (known.Any(static k => !k.IsRevoked))
                return $"the host key of {name} has changed to {shown}: another machine answers, or it was installed anew; if it is right, remove {name} from {path}";
            if (!trustsFirst)
                return $"the host key of {name} is not known: {shown}; compare it on the machine, and add it to {path}, or trust on first use";
            Append(KnownHost.LineOf(name, key));
            return null;
        }
    }

    /// <summary>Asks for keys of the types that are kept of a host first: a server has several, and shows one.</summary>
    public void Prefer(IOrderedDictionary<string, Func<byte[], KeyHostAlgorithm>> algorithms, string host, int port)
    {
        List<string> types;
        lock (_gate)
            types = [.. Find(KnownHost.NameOf(host, port)).Select(static k => k.Type)];
        foreach (var algorithm in algorithms.Keys.ToList())
        {
            // A certificate is not the key, and nothing here knows who may sign one.
            if (algorithm.Contains("-cert-", StringComparison.Ordinal))
                algorithms.Remove(algorithm);
        }

        foreach (var algorithm in algorithms.Keys.Where(a => types.Contains(KnownHost.TypeOfAlgorithm(a))).Reverse().ToList())
            algorithms.SetPosition(algorithm, 0);
    }

    private List<KnownHost> Find(string name) =>
        File.Exists(path) ? [.. File.ReadLines(path).Select(KnownHost.Parse).OfType<KnownHost>().Where(k => k.IsOf(name))] : [];

    private void Append(string line)
    {
        if (Path.GetDirectoryName(path) is { Length: > 0 } folder)
            Directory.CreateDirectory(folder);
        using var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        if (file.Length > 0)
        {
            file.Position = file.Length - 1;
            line = file.ReadByte() == '\n' ? line : $"\n{line}";
        }

        file.Write(System.Text.Encoding.UTF8.GetBytes($"{line}\n"));
    }
}
