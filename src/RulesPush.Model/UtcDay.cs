using System.Globalization;

namespace RulesPush.Model;

/// <summary>A day of the UTC calendar, written <c>2027-03-31</c>.</summary>
public readonly record struct UtcDay
{
    private readonly DateTime _midnight;

    /// <summary>The given day of the Gregorian calendar.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such day.</exception>
    public UtcDay(int year, int month, int day) => _midnight = new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>Reads a day, or returns false where <paramref name="text"/> is none.</summary>
    public static bool TryParse(string? text, out UtcDay day)
    {
        var isDay = DateTime.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var parsed);
        day = isDay ? new UtcDay(parsed.Year, parsed.Month, parsed.Day) : default;
        return isDay;
    }

    /// <summary>The day that it is at <paramref name="time"/>.</summary>
    public static UtcDay Of(DateTimeOffset time) => new(time.UtcDateTime.Year, time.UtcDateTime.Month, time.UtcDateTime.Day);

    /// <summary>The middle of the day, which stands for it wherever one time is needed.</summary>
    public DateTimeOffset Noon => new(_midnight.Ticks + (TimeSpan.TicksPerDay / 2), TimeSpan.Zero);

    /// <summary>Whether the day is over at <paramref name="now"/>; through its last instant it is not.</summary>
    public bool IsOver(DateTimeOffset now) => now.UtcDateTime.Date > _midnight;

    /// <summary>Such as <c>2027-03-31</c>.</summary>
    public override string ToString() => _midnight.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The parts of the day.</summary>
    public void Deconstruct(out int year, out int month, out int day) =>
        (year, month, day) = (_midnight.Year, _midnight.Month, _midnight.Day);
}
