using System.Globalization;

namespace Pulumi;

/// <summary>How long the provider may take; null leaves its own limit.</summary>
public sealed class CustomTimeouts
{
    public TimeSpan? Create { get; set; }

    public TimeSpan? Update { get; set; }

    public TimeSpan? Delete { get; set; }

    internal CustomTimeouts Clone() =>
        new()
        {
            Create = Create,
            Update = Update,
            Delete = Delete,
        };

    /// <summary>A duration as the engine reads it; nanoseconds carry a TimeSpan without rounding.</summary>
    internal static string Text(TimeSpan? duration) =>
        duration is { } time ? time.Ticks.ToString(CultureInfo.InvariantCulture) + "00ns" : "";
}
