namespace Infra.Components.Alerts.Rows;

/// <summary>The service level objectives of the chat, and the burn rates of the error budget that raise an alert.</summary>
public static class ServiceLevels
{
    /// <summary>The share of questions over thirty days that end in an answer or a refusal, and not in a fault of the service.</summary>
    public const double Availability = 0.995;

    /// <summary>The share of answers over thirty days that start in time.</summary>
    public const double InTime = 0.95;

    /// <summary>"In time": seconds from the question to the first word.</summary>
    public const double FirstWordSeconds = 5;

    /// <summary>Uses 2 % of the 30-day error budget in an hour, and all of it in two days.</summary>
    public const double FastBurn = 14.4;

    /// <summary>Uses 5 % of the 30-day error budget in six hours, and all of it in five days.</summary>
    public const double SlowBurn = 6;
}
