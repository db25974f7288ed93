using System.Globalization;

namespace Preflight.Reports;

/// <summary>A simulated duration as text.</summary>
internal static class SimulatedTime
{
    public static string Text(TimeSpan time) =>
        time.TotalHours >= 1
            ? string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours} h {time.Minutes} min")
            : string.Create(CultureInfo.InvariantCulture, $"{time.Minutes} min {time.Seconds, 2} s");

    /// <summary>As short as it can be: 45 s, 12 min 5 s, 1 h 10 min.</summary>
    public static string Short(TimeSpan time) =>
        time.TotalSeconds < 59.5 ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0} s")
        : time.TotalHours >= 1 ? string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours} h {time.Minutes} min")
        : time.Seconds == 0 ? string.Create(CultureInfo.InvariantCulture, $"{time.Minutes} min")
        : string.Create(CultureInfo.InvariantCulture, $"{time.Minutes} min {time.Seconds} s");
}
