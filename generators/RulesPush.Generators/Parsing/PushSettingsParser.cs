using System.Globalization;
using RulesPush.Model;

namespace RulesPush.Generators;

/// <summary>Parses <c>[ClientPushSettings]</c>: how a site carries out its requests.</summary>
internal static class PushSettingsParser
{
    /// <summary>
    /// Exactly these: the format "c" reads "30" as thirty days too, and <see cref="TimeSpan.Parse(string)"/> "24:00:00"
    /// as twenty-four.
    /// </summary>
    private static readonly string[] _intervals = [@"hh\:mm\:ss", @"d\.hh\:mm\:ss"];

    private static readonly TimeSpan _longestInterval = TimeSpan.FromDays(30);

    private const int MostAtATime = 1_000;

    /// <summary>The settings; what the attribute does not say is the default.</summary>
    public static ClientPushSettings Parse(AttributeReader reader, Findings findings) => new()
    {
        RetryInterval = RetryInterval(reader, findings),
        RetryLimit = RetryLimit(reader, findings),
        Parallelism = Parallelism(reader, findings),
        Accounts = Accounts(reader, findings),
        InstallationProperties = InstallationProperties(reader, findings),
    };

    private static TimeSpan RetryInterval(AttributeReader reader, Findings findings)
    {
        const string Argument = nameof(ClientPushSettings.RetryInterval);
        if (!reader.Has(Argument))
            return ClientPushSettings.Default.RetryInterval;
        var text = reader.Text(Argument);
        if (!TimeSpan.TryParseExact(text, _intervals, CultureInfo.InvariantCulture, TimeSpanStyles.None, out var interval)
            || interval <= TimeSpan.Zero
            || interval > _longestInterval)
        {
            findings.Add(Mistake.InvalidRetryInterval, reader.At(Argument), ValueParser.Show(text));
        }

        return interval;
    }

    private static int RetryLimit(AttributeReader reader, Findings findings)
    {
        const string Argument = nameof(ClientPushSettings.RetryLimit);
        var limit = reader.Get(Argument)?.Value as int? ?? ClientPushSettings.Default.RetryLimit;
        if (limit < 0)
            findings.Add(Mistake.NegativeRetryLimit, reader.At(Argument), $"{limit}");
        return limit;
    }

    private static int Parallelism(AttributeReader reader, Findings findings)
    {
        const string Argument = nameof(ClientPushSettings.Parallelism);
        var parallelism = reader.Get(Argument)?.Value as int? ?? ClientPushSettings.Default.Parallelism;
        if (parallelism is < 1 or > MostAtATime)
            findings.Add(Mistake.ParallelismOutOfRange, reader.At(Argument), $"{parallelism}", $"{MostAtATime}");
        return parallelism;
    }

    private static EquatableArray<string> Accounts(AttributeReader reader, Findings findings)
    {
        var accounts = new List<string>();
        foreach (var (value, place) in reader.Elements(nameof(ClientPushSettings.Accounts)))
        {
            var account = value.Value as string;
            if (string.IsNullOrWhiteSpace(account) || !ValueParser.IsOneLine(account!))
                findings.Add(Mistake.InvalidAccount, place, ValueParser.Show(account));
            else if (accounts.Contains(account!, StringComparer.OrdinalIgnoreCase))
                findings.Add(Mistake.DuplicateAccount, place, ValueParser.Show(account));
            accounts.Add(account ?? "");
        }

        return new EquatableArray<string>(accounts);
    }

    private static string? InstallationProperties(AttributeReader reader, Findings findings)
    {
        const string Argument = nameof(ClientPushSettings.InstallationProperties);
        var properties = reader.Text(Argument);
        if (properties is not null && !ValueParser.IsOneLine(properties))
            findings.Add(Mistake.InvalidInstallationProperties, reader.At(Argument), ValueParser.Show(properties));
        return properties;
    }
}
