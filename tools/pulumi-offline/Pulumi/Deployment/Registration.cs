using Pulumi.Serialization;
using Pulumirpc;
using Timeouts = Pulumirpc.RegisterResourceRequest.Types.CustomTimeouts;

namespace Pulumi;

/// <summary>Converts a resource, its args and its options to a registration request.</summary>
internal static class Registration
{
    /// <summary>What registering and reading have in common.</summary>
    public static async Task<Common> PrepareAsync(Deployment deployment, Resource resource, ResourceArgs args, ResourceOptions options)
    {
        var dependencies = new HashSet<Resource>(await Dependencies.ResolveAsync(options.DependsOn).ConfigureAwait(false));
        var properties = await SerializedProperties
            .FromArgsAsync(
                $"resource:{resource.GetResourceName()}[{resource.GetResourceType()}]",
                args,
                await deployment.KeepsResourcesAsync().ConfigureAwait(false),
                ofResource: true
            )
            .ConfigureAwait(false);
        foreach (var sources in properties.Dependencies.Values)
            dependencies.UnionWith(sources);

        var parent = options.Parent ?? (resource.GetResourceType() == Stack.TypeName ? null : deployment.Stack);
        var provider = resource is CustomResource ? options.Provider ?? options.Parent?.GetProvider(resource.GetResourceType()) : null;
        return new Common(
            properties,
            parent == null ? "" : await UrnAsync(parent).ConfigureAwait(false),
            provider == null ? "" : await provider.ReferenceAsync().ConfigureAwait(false),
            await Dependencies.UrnsAsync(dependencies).ConfigureAwait(false)
        );
    }

    public static async Task<RegisterResourceRequest> RequestAsync(
        Deployment deployment,
        Resource resource,
        ResourceArgs args,
        ResourceOptions options
    )
    {
        var common = await PrepareAsync(deployment, resource, args, options).ConfigureAwait(false);
        var request = new RegisterResourceRequest
        {
            Type = resource.GetResourceType(),
            Name = resource.GetResourceName(),
            Custom = resource is CustomResource,
            Object = common.Properties.Object,
            Parent = common.Parent,
            Provider = common.Provider,
            Version = options.Version ?? "",
            PluginDownloadURL = options.PluginDownloadURL ?? "",
            AcceptSecrets = true,
            AcceptResources = !DeploymentEnvironment.DisablesResourceReferences,
            SupportsResultReporting = true,
        };
        request.Dependencies.AddRange(common.Dependencies);
        foreach (var (name, sources) in common.Properties.Dependencies)
        {
            var urns = new RegisterResourceRequest.Types.PropertyDependencies();
            urns.Urns.AddRange(await Dependencies.UrnsAsync(sources).ConfigureAwait(false));
            request.PropertyDependencies.Add(name, urns);
        }
        await AddOptionsAsync(request, deployment, options).ConfigureAwait(false);
        if (options is CustomResourceOptions custom)
            AddCustomOptions(request, custom);
        return request;
    }

    private static async Task AddOptionsAsync(RegisterResourceRequest request, Deployment deployment, ResourceOptions options)
    {
        if (options.Protect is { } protect)
            request.Protect = protect;
        if (options.RetainOnDelete is { } retain)
            request.RetainOnDelete = retain;
        request.IgnoreChanges.AddRange(options.IgnoreChanges);
        request.HideDiffs.AddRange(options.HideDiffs);
        if (options.CustomTimeouts is { } timeouts)
        {
            request.CustomTimeouts = new Timeouts
            {
                Create = CustomTimeouts.Text(timeouts.Create),
                Update = CustomTimeouts.Text(timeouts.Update),
                Delete = CustomTimeouts.Text(timeouts.Delete),
            };
        }
        if (options.DeletedWith is { } deletedWith)
        {
            await RequireAsync(deployment, "deletedWith", "the DeletedWith option").ConfigureAwait(false);
            request.DeletedWith = await UrnAsync(deletedWith).ConfigureAwait(false);
        }
        foreach (var trigger in await Dependencies.ResolveAsync(options.ReplaceWith).ConfigureAwait(false))
        {
            await RequireAsync(deployment, "replaceWith", "the ReplaceWith option").ConfigureAwait(false);
            request.ReplaceWith.Add(await UrnAsync(trigger).ConfigureAwait(false));
        }
        if (options.ReplacementTrigger is { } replacementTrigger)
        {
            var serializer = new PropertySerializer(await deployment.KeepsResourcesAsync().ConfigureAwait(false));
            request.ReplacementTrigger = await serializer
                .SerializeAsync(replacementTrigger, PropertyPath.Root("replacementTrigger"))
                .ConfigureAwait(false);
        }
        if (options.Aliases.Count > 0)
        {
            await RequireAsync(deployment, "aliasSpecs", "aliases by their parts").ConfigureAwait(false);
            request.Aliases.AddRange(await AliasSpecs.FromAsync(options.Aliases).ConfigureAwait(false));
        }
    }

    private static void AddCustomOptions(RegisterResourceRequest request, CustomResourceOptions options)
    {
        request.ImportId = options.ImportId ?? "";
        request.AdditionalSecretOutputs.AddRange(options.AdditionalSecretOutputs);
        request.ReplaceOnChanges.AddRange(options.ReplaceOnChanges);
        foreach (var (name, source) in options.EnvVarMappings)
            request.EnvVarMappings.Add(name, source);
        if (options.DeleteBeforeReplace is not { } deleteBeforeReplace)
            return;
        request.DeleteBeforeReplace = deleteBeforeReplace;
        request.DeleteBeforeReplaceDefined = true;
    }

    private static async Task RequireAsync(Deployment deployment, string feature, string option)
    {
        if (!await deployment.SupportsAsync(feature).ConfigureAwait(false))
            throw new InvalidOperationException($"The Pulumi CLI does not support {option}. Please update the Pulumi CLI.");
    }

    private static async ValueTask<string> UrnAsync(Resource resource) =>
        await resource.Urn.GetValueAsync(whenUnknown: "").ConfigureAwait(false) ?? "";

    /// <summary>The serialized inputs and the URNs around them.</summary>
    internal sealed record Common(
        SerializedProperties Properties,
        string Parent,
        string Provider,
        IReadOnlyCollection<string> Dependencies
    );
}
