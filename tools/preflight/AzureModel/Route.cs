namespace Preflight.AzureModel;

/// <summary>A route, declared in its table or as a separate resource.</summary>
/// <param name="Declared">The resource that declares it.</param>
/// <param name="Prefix">A range, or a service tag.</param>
/// <param name="NextHop">The type, such as VirtualAppliance.</param>
/// <param name="Address">Of an appliance.</param>
public sealed record Route(AzureResource Declared, string Prefix, string NextHop, string? Address)
{
    /// <summary>True for the route of everything that no other route leads.</summary>
    public bool IsDefault => Prefix is "0.0.0.0/0";

    /// <summary>True if it sends everything through an appliance.</summary>
    public bool IsForced => IsDefault && NextHop == "VirtualAppliance";
}
