namespace Infra.Settings;

/// <summary>Where alerts and budget notifications are sent.</summary>
/// <param name="Webhook">An https address, as of a paging service. A secret, because it can contain a token.</param>
/// <param name="IsQuiet">Alerts are visible in the portal and send no notifications; log alerts are not created.</param>
/// <param name="Runbooks">The address under which docs/runbooks is published; null shows the path of the file.</param>
public sealed record OnCall(IReadOnlyList<string> Emails, string? Webhook, bool IsQuiet, string? Runbooks);
