using Pulumi;
using Pulumi.AzureNative.ManagedIdentity;

namespace Infra.Shared;

/// <summary>An identity of its own for one part of the workload, so that its roles exist before the part does.</summary>
public sealed class UserIdentity
{
    private readonly string _name;
    private readonly UserAssignedIdentity _identity;

    public UserIdentity(string name, StackContext stack, Resource? parent = null)
    {
        _name = name;
        _identity = new UserAssignedIdentity(
            $"{name}-identity",
            new()
            {
                ResourceName = stack.Names.Of($"id-{name}", 128),
                ResourceGroupName = stack.ResourceGroupName,
                Location = stack.Location,
                Tags = stack.Tags,
            },
            new() { Parent = parent }
        );
    }

    public Output<string> Id => _identity.Id;

    public Output<string> ClientId => _identity.ClientId;

    public Principal Principal => new(_name, _identity.PrincipalId, "ServicePrincipal");
}
