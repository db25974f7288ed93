namespace Infra.Settings;

/// <summary>Options of the stack's own firewall.</summary>
/// <param name="DnsProxy">The network asks the firewall for names, which asks Azure's DNS or the hub's servers.</param>
/// <param name="Analytics">Azure analyses the policy by the firewall's logs, at a fixed monthly cost.</param>
public sealed record FirewallSettings(bool DnsProxy, bool Analytics);
