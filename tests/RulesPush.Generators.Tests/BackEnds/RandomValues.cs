using CsCheck;
using RulesPush.Model;

namespace RulesPush.Generators.Tests.BackEnds;

/// <summary>Values from small worlds, so that rules and machines meet often; and hostile ones.</summary>
internal static class RandomValues
{
    private static readonly string[] _texts =
    [
        "PC-1", "pc-1", "PC-LAB-2", "SRV-9", "A", "AB", "ABBA", "a b", "CORP\\Pilot", "é", "É", "e\u0301",
        "İstanbul", "ISTANBUL", "istanbul", "ıstanbul", "ſ", "S", "ß", "SS", "K", "K", "Å", "Å", "µ", "μ",
        "\ud83d\ude00", "\ud83d", "\ude00", "\ud801\udc00", "\ud801\udc28", "*", "?", "\"quoted\"", "\u2028", "\0",
    ];

    /// <summary>Rare: the reference evaluator takes its time for them.</summary>
    private static readonly string[] _longTexts = [new string('A', 10_000), new string('A', 9_999) + "B"];

    private static readonly string[] _systems =
    [
        "Microsoft Windows NT Workstation 10.0.22631", "Microsoft Windows NT Workstation 10.0 (22631)",
        "Microsoft Windows NT Workstation 10.0", "microsoft windows nt advanced server 10.0.20348",
        "Windows Server 2022", "Microsoft Windows NT Server 10.0.20348", "Ubuntu Linux 24.04", "JetDirect", "1.2", "x 99999999999.1",
    ];

    private static readonly string[] _versions = ["10", "10.0", "10.0.22631", "10.0.22631.5", "6.3", "24.04", "99999999999.1"];

    public static Gen<string> Text { get; } = Gen.Frequency((150, Pick.Of(_texts)), (1, Pick.Of(_longTexts)));

    /// <summary>A text without line breaks and other control characters.</summary>
    public static Gen<string> Line { get; } = Text.Where(static text => !text.Any(static c => char.IsControl(c) || c is '\u2028' or '\u2029'));

    public static Gen<string> System { get; } = Gen.Frequency((4, Pick.Of(_systems)), (1, Text));

    public static Gen<string> Version { get; } = Pick.Of(_versions);

    public static Gen<IpAddress> V4 { get; } = Gen.Frequency(
        (8, Gen.UInt[0x0A000000, 0x0A00001F]),
        (1, Pick.Of(0u, uint.MaxValue, 0x80000000u, 0x0AFFFFFFu))).Select(IpAddress.V4);

    public static Gen<IpAddress> V6 { get; } = Gen.Select(
        Pick.Of(0x20010DB800000000UL, 0x20010DB800000001UL, 0UL, ulong.MaxValue),
        Gen.Frequency((6, Gen.ULong[0, 15]), (1, Pick.Of(ulong.MaxValue, 1UL << 63)))).Select(IpAddress.V6);

    public static Gen<IpAddress> Address { get; } = Gen.Frequency((2, V4), (1, V6));

    public static Gen<IpNetwork> V4Network { get; } = Network(V4, Gen.Frequency((6, Gen.Int[26, 32]), (1, Gen.Int[0, 32])));

    public static Gen<IpNetwork> V6Network { get; } = Network(V6, Gen.Frequency((6, Gen.Int[122, 128]), (1, Gen.Int[0, 128])));

    public static Gen<IpRange> Range { get; } = Gen.OneOf(Pair(V4), Pair(V6));

    public static Gen<UtcDay> Day { get; } = Pick.Of(
        new UtcDay(2026, 11, 21), new UtcDay(2026, 11, 22), new UtcDay(2026, 11, 23), new UtcDay(9999, 12, 31));

    public static Gen<DateTimeOffset> Now { get; } = Pick.Of(
        At(22, 0, 0, 0), At(22, 23, 59, 59), At(23, 0, 0, 0), new DateTimeOffset(2026, 11, 23, 1, 0, 0, TimeSpan.FromHours(2)));

    /// <summary>A pattern: a text of the world with some of its characters replaced by wildcards.</summary>
    public static Gen<string> Pattern { get; } = Gen.Select(Gen.OneOf(Text, System), Gen.Int[0, 6], Gen.Int[0, 40], Gen.Int[0, 40])
        .Select(static (text, form, from, to) =>
        {
            var (start, end) = (Math.Min(from, to) % (text.Length + 1), Math.Max(from, to) % (text.Length + 1));
            var part = text[Math.Min(start, end)..Math.Max(start, end)];
            return form switch
            {
                0 => text,
                1 => part + "*",
                2 => "*" + part,
                3 => "*" + part + "*",
                4 => text[..Math.Min(start, end)] + "?" + part,
                5 => text[..Math.Min(start, end)] + "*" + part + "*" + text[Math.Max(start, end)..],
                _ => "**" + part + "??*",
            };
        })
        .Where(static text => Model.Pattern.TryParse(text, out _));

    private static DateTimeOffset At(int day, int hour, int minute, int second) => new(2026, 11, day, hour, minute, second, TimeSpan.Zero);

    private static Gen<IpNetwork> Network(Gen<IpAddress> address, Gen<int> length) => Gen.Select(address, length, static (a, l) =>
        IpNetwork.TryParse($"{a}/{l}", out var network, out _) ? network : throw new InvalidOperationException());

    private static Gen<IpRange> Pair(Gen<IpAddress> address) => Gen.Select(address, address, static (a, b) =>
        IpRange.TryCreate(a < b ? a : b, a < b ? b : a, out var range) ? range : throw new InvalidOperationException());
}
