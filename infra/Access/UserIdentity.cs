using Infra.Naming;
using Pulumi;
using Pulumi.AzureNative.ManagedIdentity;

namespace Infra.Access;

/// <summary>A user-assigned identity for one part of the workload. Its roles can exist before the part does.</summary>
public sealed class UserIdentity
{
    private readonly string _name;
    private readonly UserAssignedIdentity _identity;

    public UserIdentity(string name, Foundation foundation, Resource? parent = null)
    {
        _name = name;
        _identity = new UserAssignedIdentity(
            $"{name}-identity",
            new()
            {
                ResourceName = foundation.Names.Of($"id-{name}", 128),
                ResourceGroupName = foundation.ResourceGroupName,
                Location = foundation.Location,
                Tags = foundation.Tags,
            },
            new() { Parent = parent }
        );
    }

    public Output<string> Id => _identity.Id;

    public Output<string> ClientId => _identity.ClientId;

    public Principal Principal => new(_name, _identity.PrincipalId, "ServicePrincipal");
}
