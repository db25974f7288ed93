using System.Globalization;

namespace Preflight.Reports.Timelines;

/// <summary>Where a time stands on the page, and where the axis has its ticks.</summary>
public sealed class TimeScale(DateTimeOffset start, TimeSpan length, double left, double width)
{
    private const int MostTicks = 15;
    private static readonly int[] Minutes = [1, 2, 5, 10, 15, 30, 60, 120, 240, 480, 720, 1440];

    private TimeSpan Span { get; } = length > TimeSpan.FromMinutes(1) ? length : TimeSpan.FromMinutes(1);

    public IEnumerable<(double X, string Text)> Ticks
    {
        get
        {
            var every = Minutes.FirstOrDefault(minutes => Span.TotalMinutes / minutes <= MostTicks, Minutes[^1]);
            for (var minute = 0; minute <= Span.TotalMinutes; minute += every)
            {
                yield return (X(start.AddMinutes(minute)), Label(minute));
            }
        }
    }

    public double X(DateTimeOffset time) => left + Math.Clamp((time - start) / Span, 0, 1) * width;

    private static string Label(int minute) =>
        minute < 60 ? minute.ToString(CultureInfo.InvariantCulture)
        : minute % 60 == 0 ? string.Create(CultureInfo.InvariantCulture, $"{minute / 60} h")
        : string.Create(CultureInfo.InvariantCulture, $"{minute / 60}:{minute % 60:00} h");
}
