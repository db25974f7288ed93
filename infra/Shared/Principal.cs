using Pulumi;

namespace Infra.Shared;

/// <summary>Who can be granted a role.</summary>
/// <param name="Name">For logical names and GUIDs; not shown in Azure.</param>
/// <param name="Type">User, ServicePrincipal or Group. Left out, Azure looks the principal up and fails until it is replicated.</param>
public sealed record Principal(string Name, Input<string> Id, string Type);
