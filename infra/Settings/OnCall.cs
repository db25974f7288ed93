namespace Infra.Settings;

/// <summary>Who is told when the workload is ill, and who is not.</summary>
/// <param name="Webhook">Where alerts are posted too, as to a pager; it may hold a token, so it is a secret.</param>
/// <param name="IsQuiet">Alerts are shown in the portal and told to nobody; what costs by the query is not asked.</param>
/// <param name="Runbooks">The address under which docs/runbooks is read; null names the file alone.</param>
public sealed record OnCall(IReadOnlyList<string> Emails, string? Webhook, bool IsQuiet, string? Runbooks);
