namespace Infra.Settings;

/// <summary>API Management between the app and the models.</summary>
public sealed record AiGatewaySettings
{
    public required int Units { get; init; }

    /// <summary>The most tokens a minute of one caller, over all instances of the app.</summary>
    public required int TokensPerMinute { get; init; }

    /// <summary>The address that API Management requires of its publisher, and notifies.</summary>
    public required string PublisherEmail { get; init; }
}
