using Pulumi;

namespace Infra.Access;

/// <summary>A user, group or identity that can be granted a role.</summary>
/// <param name="Name">Used in logical names and GUIDs; not shown in Azure.</param>
/// <param name="Type">User, ServicePrincipal or Group. Without it Azure looks the principal up, which fails until it is replicated.</param>
public sealed record Principal(string Name, Input<string> Id, string Type);
