using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Google.Protobuf.WellKnownTypes;
using Planning.Plans;
using Planning.Wire;
using Pulumirpc;

namespace Planning.PolicyPacks;

/// <summary>The resources of a plan as the engine sends them to a policy pack, with the default providers that it adds.</summary>
public sealed class WireResources
{
    private readonly Plan _plan;
    private readonly Dictionary<string, AnalyzerProviderResource> _providers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PlannedResource> _byUrn;

    public WireResources(Plan plan, IReadOnlyDictionary<string, string> config)
    {
        _plan = plan;
        _byUrn = plan.Resources.ToDictionary(resource => resource.Urn, StringComparer.Ordinal);
        foreach (var resource in plan.Resources.Where(IsOfDefaultProvider))
        {
            var provider = DefaultProvider(resource, config);
            _providers.TryAdd(provider.Urn, provider);
        }
    }

    /// <summary>The default providers: the engine registers each before the first resource that needs it.</summary>
    public IEnumerable<AnalyzerProviderResource> DefaultProviders => _providers.Values;

    /// <param name="inputs">Those of the plan, or what a remediation made of them.</param>
    public AnalyzeRequest Request(PlannedResource resource, Struct inputs) =>
        new()
        {
            Type = resource.Type,
            Properties = inputs,
            Urn = resource.Urn,
            Name = resource.Name,
            Options = Options(resource),
            Provider = Provider(resource),
        };

    /// <summary>A resource as it is after the update, with outputs and dependencies.</summary>
    public AnalyzerResource Resource(PlannedResource resource, Struct outputs)
    {
        var result = new AnalyzerResource
        {
            Type = resource.Type,
            Properties = outputs,
            Urn = resource.Urn,
            Name = resource.Name,
            Options = Options(resource),
            Provider = Provider(resource),
            Parent = resource.Parent ?? "",
        };
        result.Dependencies.AddRange(resource.DependsOn);
        foreach (var (property, urns) in resource.PropertyDependsOn)
        {
            result.PropertyDependencies[property] = new() { Urns = { urns } };
        }

        return result;
    }

    /// <summary>The outputs of the stack are those of its root resource.</summary>
    public Struct Outputs(PlannedResource resource) => Properties(resource.Type == Urn.StackType ? _plan.Outputs : resource.Outputs);

    /// <summary>JSON as it travels. The marks of secret and unknown values become those of the wire.</summary>
    public static Struct Properties(JsonObject json)
    {
        var result = new Struct();
        foreach (var (name, value) in json)
        {
            result.Fields[name] = Value(value);
        }

        return result;
    }

    private static Value Value(JsonNode? node) =>
        node switch
        {
            null => Google.Protobuf.WellKnownTypes.Value.ForNull(),
            JsonObject map => Google.Protobuf.WellKnownTypes.Value.ForStruct(Properties(map)),
            JsonArray list => Google.Protobuf.WellKnownTypes.Value.ForList([.. list.Select(Value)]),
            JsonValue scalar => scalar.GetValueKind() switch
            {
                JsonValueKind.True => Google.Protobuf.WellKnownTypes.Value.ForBool(true),
                JsonValueKind.False => Google.Protobuf.WellKnownTypes.Value.ForBool(false),
                JsonValueKind.Number => Google.Protobuf.WellKnownTypes.Value.ForNumber(
                    double.Parse(scalar.ToJsonString(), CultureInfo.InvariantCulture)
                ),
                _ => Text(scalar.ToString()),
            },
            _ => throw new ArgumentOutOfRangeException(nameof(node)),
        };

    private static Value Text(string text) =>
        text switch
        {
            PlannedValues.Unknown => Google.Protobuf.WellKnownTypes.Value.ForString(Signatures.Unknown),
            PlannedValues.Secret => WireValue.Secret(Google.Protobuf.WellKnownTypes.Value.ForString(text)),
            _ => Google.Protobuf.WellKnownTypes.Value.ForString(text),
        };

    private AnalyzerResourceOptions Options(PlannedResource resource)
    {
        var options = resource.Options;
        return new AnalyzerResourceOptions
        {
            Protect = options.Protect,
            IgnoreChanges = { options.IgnoreChanges },
            DeleteBeforeReplace = options.DeleteBeforeReplace,
            DeleteBeforeReplaceDefined = options.DeleteBeforeReplace,
            AdditionalSecretOutputs = { options.AdditionalSecretOutputs },
            Aliases = { options.Aliases.Select(alias => AliasUrn.Of(alias, resource, _byUrn)) },
            CustomTimeouts = new()
            {
                Create = WireDuration.Seconds(options.CreateTimeout),
                Update = WireDuration.Seconds(options.UpdateTimeout),
                Delete = WireDuration.Seconds(options.DeleteTimeout),
            },
            Parent = resource.Parent ?? "",
        };
    }

    private AnalyzerProviderResource? Provider(PlannedResource resource)
    {
        if (IsOfDefaultProvider(resource))
        {
            return _providers[DefaultUrn(resource)];
        }

        return
            resource.Provider?.LastIndexOf("::", StringComparison.Ordinal) is > 0 and var end
            && _byUrn.TryGetValue(resource.Provider[..end], out var provider)
            ? new AnalyzerProviderResource
            {
                Type = provider.Type,
                Urn = provider.Urn,
                Name = provider.Name,
                Properties = Properties(provider.Inputs),
            }
            : null;
    }

    private static bool IsOfDefaultProvider(PlannedResource resource) =>
        resource is { Custom: true, Provider: null or "" } && !resource.Type.StartsWith("pulumi:", StringComparison.Ordinal);

    private string DefaultUrn(PlannedResource resource)
    {
        var version = resource.Version is null ? "" : $"_{resource.Version.Replace('.', '_')}";
        return $"urn:pulumi:{_plan.Stack}::{_plan.Project}::pulumi:providers:{Package(resource)}::default{version}";
    }

    private AnalyzerProviderResource DefaultProvider(PlannedResource resource, IReadOnlyDictionary<string, string> config)
    {
        var (urn, package) = (DefaultUrn(resource), Package(resource));
        var properties = new Struct();
        foreach (var (key, value) in config.Where(entry => entry.Key.StartsWith($"{package}:", StringComparison.Ordinal)))
        {
            properties.Fields[key[(package.Length + 1)..]] = Google.Protobuf.WellKnownTypes.Value.ForString(value);
        }

        if (package == "azure-native" && _plan.Location is { } location)
        {
            properties.Fields["location"] = Google.Protobuf.WellKnownTypes.Value.ForString(location);
        }

        if (resource.Version is { } version)
        {
            properties.Fields["version"] = Google.Protobuf.WellKnownTypes.Value.ForString(version);
        }

        return new AnalyzerProviderResource
        {
            Type = $"pulumi:providers:{package}",
            Urn = urn,
            Name = Urn.Name(urn),
            Properties = properties,
        };
    }

    private static string Package(PlannedResource resource) => resource.Type.Split(':')[0];
}
