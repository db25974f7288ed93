using Google.Protobuf.WellKnownTypes;
using Planning.Engine;
using Planning.Plans;
using Planning.PolicyPacks;
using Planning.ResourceIds;
using Planning.Wire;
using Pulumirpc;

namespace PreflightPack.Wire;

/// <summary>
/// The plan of what the engine sends: the inputs that it sent for each resource, and the outputs and dependencies that it sends for all.
/// What follows from the inputs is computed as in `preflight plan`; what the engine knows counts more.
/// </summary>
internal sealed class WirePlan
{
    private const string StackReference = "pulumi:pulumi:StackReference";
    private readonly IReadOnlyDictionary<string, AnalyzeRequest> _seen;
    private readonly Dictionary<string, AnalyzerResource> _byUrn;
    private readonly HashSet<string> _urns;
    private readonly RunRequest _request;
    private readonly Run _run;

    private WirePlan(PackStack stack, IReadOnlyList<AnalyzerResource> resources, IReadOnlyDictionary<string, AnalyzeRequest> seen)
    {
        (_seen, _byUrn) = (seen, new(StringComparer.Ordinal));
        foreach (var resource in resources)
        {
            _byUrn[resource.Urn] = resource;
        }

        _urns = [.. _byUrn.Keys];
        _request = stack.Request(resources);
        _run = new Run(_request);
    }

    /// <param name="seen">The inputs of the resources, as the engine sent them one by one.</param>
    public static Plan Of(PackStack stack, IReadOnlyList<AnalyzerResource> resources, IReadOnlyDictionary<string, AnalyzeRequest> seen)
    {
        var plan = new WirePlan(stack, resources, seen);

        // Explicit providers first: their resources are in their subscription.
        foreach (var resource in resources.OrderBy(resource => !IsProvider(resource.Type)))
        {
            plan.Add(resource);
        }

        return PlanBuilder.Build(plan._request, plan._run);
    }

    /// <summary>A single resource, of which only the inputs are known yet.</summary>
    public static AnalyzerResource Resource(AnalyzeRequest request) =>
        new()
        {
            Type = request.Type,
            Properties = new Struct(),
            Urn = request.Urn,
            Name = request.Name,
            Options = request.Options,
            Provider = request.Provider,
            Parent = request.Options?.Parent ?? "",
        };

    /// <summary>Adds what a resource depends on first: the engine sends them in no order.</summary>
    private void Add(AnalyzerResource resource)
    {
        if (!_byUrn.Remove(resource.Urn) || IsProvider(resource.Type) && PackStack.IsDefault(resource.Urn))
        {
            return;
        }

        AddProvider(resource.Provider);
        foreach (var urn in resource.Dependencies)
        {
            if (_byUrn.TryGetValue(urn, out var dependency))
            {
                Add(dependency);
            }
        }

        if (resource.Type == Urn.StackType)
        {
            _run.Registrations.StackOutputs = resource.Properties ?? new Struct();
        }

        var request = Request(resource);
        var isRead = IsRead(resource);
        var (id, outputs) =
            request.Custom && !isRead ? _run.Outputs.Of(resource.Urn, request)
            : resource.Type == Urn.StackType ? ("", new Struct())
            : ("", request.Object);
        if (request.Custom || resource.Type != Urn.StackType)
        {
            outputs = Known(outputs, resource.Properties);
        }

        _run.Registrations.Add(
            new RegisteredResource
            {
                Urn = resource.Urn,
                Id = Id(resource, request, id),
                Request = request,
                Outputs = outputs,
                IsRead = isRead,
            }
        );
    }

    private void AddProvider(AnalyzerProviderResource? provider)
    {
        if (provider is null || PackStack.IsDefault(provider.Urn) || _run.Registrations.Contains(provider.Urn))
        {
            return;
        }

        if (_byUrn.TryGetValue(provider.Urn, out var resource))
        {
            Add(resource);
            return;
        }

        _run.Registrations.Add(
            new RegisteredResource
            {
                Urn = provider.Urn,
                Id = "",
                Request = new()
                {
                    Type = provider.Type,
                    Name = provider.Name,
                    Custom = true,
                    Object = provider.Properties,
                },
                Outputs = provider.Properties,
            }
        );
    }

    private RegisterResourceRequest Request(AnalyzerResource resource)
    {
        var inputs = (_seen.GetValueOrDefault(resource.Urn)?.Properties ?? new Struct()).Clone();
        KnownReferences.Fill(inputs, resource, _run.Registrations);
        var options = resource.Options ?? new AnalyzerResourceOptions();
        var isExplicit = resource.Provider is { } provider && !PackStack.IsDefault(provider.Urn);
        var request = new RegisterResourceRequest
        {
            Type = ResourceTypes.Registered(resource.Type),
            Name = resource.Name,
            // A single resource is judged without its component, which a plan would need.
            Parent = _urns.Contains(resource.Parent) ? resource.Parent : "",
            Custom = resource.Provider is not null || IsProvider(resource.Type) || resource.Type == StackReference,
            Object = inputs,
            Provider = isExplicit ? $"{resource.Provider!.Urn}::known-later" : "",
            Version = resource.Provider?.Properties.Text("version") ?? "",
            Protect = options.Protect,
            DeleteBeforeReplace = options.DeleteBeforeReplace,
            Dependencies = { resource.Dependencies },
            IgnoreChanges = { options.IgnoreChanges },
            AdditionalSecretOutputs = { options.AdditionalSecretOutputs },
            AliasURNs = { options.Aliases.Select(alias => AliasUrn.Shortened(alias, resource.Urn)) },
            CustomTimeouts = new()
            {
                Create = WireDuration.Text(options.CustomTimeouts?.Create ?? 0) ?? "",
                Update = WireDuration.Text(options.CustomTimeouts?.Update ?? 0) ?? "",
                Delete = WireDuration.Text(options.CustomTimeouts?.Delete ?? 0) ?? "",
            },
        };
        foreach (var (property, dependencies) in resource.PropertyDependencies)
        {
            request.PropertyDependencies[property] = new() { Urns = { dependencies.Urns } };
        }

        return request;
    }

    /// <summary>The id that Azure gave, if the provider reports it; else the one that follows, if all its names are known.</summary>
    private string Id(AnalyzerResource resource, RegisterResourceRequest request, string computed) =>
        resource.Properties?.Text("id") is { } given && given.StartsWith('/') ? given
        : ResourceTypes.Path(request.Type) is null || HasKnownNames(resource, request) ? computed
        : "";

    private bool HasKnownNames(AnalyzerResource resource, RegisterResourceRequest request) =>
        ResourceId.For(request.Type, resource.Urn, request.Object, _run.Accounts.Of(request.Provider), invents: false) is not null;

    /// <summary>In a preview the provider leaves unknown what only Azure computes.</summary>
    private static Struct Known(Struct computed, Struct? given)
    {
        var result = computed.Clone();
        foreach (var (name, value) in given?.Fields ?? [])
        {
            if (!value.ContainsUnknown() || !result.Fields.ContainsKey(name))
            {
                result.Fields[name] = value;
            }
        }

        return result;
    }

    /// <summary>The engine asks about everything that the program registers, and not about what it reads.</summary>
    private bool IsRead(AnalyzerResource resource) =>
        resource.Type == StackReference || resource.Provider is not null && !_seen.ContainsKey(resource.Urn);

    private static bool IsProvider(string type) => type.StartsWith("pulumi:providers:", StringComparison.Ordinal);
}
