using Planning.ResourceIds;
using Pulumirpc;

namespace Planning.Engine;

/// <summary>What the configuration of a stack demands of every resource: a provider of its own, or a name.</summary>
internal sealed class StackRules(Run run)
{
    public void Apply(RegisterResourceRequest request, string urn)
    {
        if (!request.Custom)
        {
            return;
        }

        RequireProvider(request.Type, request.Provider, urn);
        if (
            run.Autonaming.IsDisabled(request.Type)
            && ResourceId.NameInput(ResourceTypes.Registered(request.Type)) is { } input
            && request.Object?.Fields.ContainsKey(input) != true
        )
        {
            throw run.Reject(
                $"'{request.Name}' ({request.Type}) is missing required property '{input}': {Autonaming.Key} is disabled for it; "
                    + $"set {input}, or another mode"
            );
        }
    }

    /// <param name="type">Of a resource or a function.</param>
    /// <param name="subject">The resource's URN, or the function.</param>
    public void RequireProvider(string type, string provider, string subject)
    {
        var package = type.StartsWith("pulumi:providers:", StringComparison.Ordinal) ? "pulumi" : type.Split(':')[0];
        if (provider.Length == 0 && run.DefaultProviders.Disables(package))
        {
            throw run.Reject(
                $"Default provider for '{package}' disabled. '{subject}' must use an explicit provider; "
                    + $"pass one in its options, or remove {package} from {DefaultProviders.Key}"
            );
        }
    }
}
