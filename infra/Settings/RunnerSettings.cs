namespace Infra.Settings;

/// <summary>A subnet for deployment runners.</summary>
/// <param name="Kind">Decides the subnet's delegation and the hosts that the firewall allows.</param>
/// <param name="Hosts">Further hosts that the firewall allows, such as the storage account of Pulumi's state.</param>
public sealed record RunnerSettings(RunnerKind Kind, IReadOnlyList<string> Hosts);
