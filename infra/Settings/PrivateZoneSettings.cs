namespace Infra.Settings;

/// <summary>The private DNS zones that the stack uses and does not manage.</summary>
/// <param name="Ids">Zone → resource id. The stack creates the zones that are not listed.</param>
/// <param name="OwnedByPolicy">Azure Policy registers the endpoints: the stack creates neither zones nor zone groups.</param>
public sealed record PrivateZoneSettings(IReadOnlyDictionary<string, string> Ids, bool OwnedByPolicy);
