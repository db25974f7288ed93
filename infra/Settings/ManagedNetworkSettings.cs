namespace Infra.Settings;

/// <summary>The network that Azure manages for the agents of an AI account. Only the creation of the account can choose it.</summary>
/// <param name="Hosts">The hosts that agents may call; null allows the whole internet.</param>
/// <param name="Firewall">The SKU of the firewall that Azure creates for hosts. Azure keeps the first.</param>
public sealed record ManagedNetworkSettings(IReadOnlyList<string>? Hosts, string Firewall);
