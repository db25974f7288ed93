namespace Infra.Settings;

/// <summary>The network that Azure manages for the agents of an AI account. Only the creation of the account can choose it.</summary>
/// <param name="Hosts">The hosts that agents may call; null allows the whole internet.</param>
public sealed record ManagedNetworkSettings(IReadOnlyList<string>? Hosts);
