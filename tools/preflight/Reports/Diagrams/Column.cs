namespace Preflight.Reports.Diagrams;

/// <summary>From left to right. The gutter at the right of each column has the column's number.</summary>
public enum Column
{
    Outside,

    /// <summary>Subnets of the gateway, the app and the firewall.</summary>
    Callers,

    /// <summary>Subnets with private endpoints, each at the height of its service.</summary>
    Endpoints,
    Services,
}
