namespace Infra.Components.Alerts.Rows;

/// <summary>What people may expect of the chat, and how fast the allowance for less may be spent before somebody is told.</summary>
public static class ServiceLevels
{
    /// <summary>The share of questions over thirty days that end in an answer or a refusal, and not in a fault.</summary>
    public const double Availability = 0.995;

    /// <summary>The share of answers over thirty days that begin in time.</summary>
    public const double InTime = 0.95;

    /// <summary>What "in time" is, in seconds from the question to the first word.</summary>
    public const double FirstWordSeconds = 5;

    /// <summary>At this speed two percent of a month's allowance are gone in an hour, and all of it in two days.</summary>
    public const double FastBurn = 14.4;

    /// <summary>At this speed five percent of a month's allowance are gone in six hours, and all of it in five days.</summary>
    public const double SlowBurn = 6;
}
