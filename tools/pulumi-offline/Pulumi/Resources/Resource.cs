using System.Collections.Immutable;
using Pulumi.Serialization;

namespace Pulumi;

/// <summary>Anything the engine keeps track of. Constructing one registers it.</summary>
public class Resource
{
    private readonly string _type;
    private readonly string _name;
    private readonly bool? _protect;
    private readonly ImmutableArray<ResourceTransformation> _transformations = [];
    private readonly ImmutableDictionary<string, ProviderResource> _providers = ImmutableDictionary<string, ProviderResource>.Empty;

    private protected Resource(string type, string name, bool custom, ResourceArgs args, ResourceOptions options, bool dependency = false)
    {
        _type = type;
        _name = name;
        if (dependency)
        {
            PendingOutputs = PendingOutputs.None;
            return;
        }
        if (string.IsNullOrEmpty(type))
            throw new ArgumentException("'type' cannot be null or empty.", nameof(type));
        if (string.IsNullOrEmpty(name))
            throw new ArgumentException("'name' cannot be null or empty.", nameof(name));

        var deployment = Deployment.Required;
        PendingOutputs = PendingOutputs.For(this, all: custom || options.Urn != null);
        var owner = type == Stack.TypeName || (options.Parent == null && options.Urn != null) ? null : options.Parent ?? deployment.Stack;
        _transformations = [.. options.ResourceTransformations, .. owner?._transformations ?? []];
        (args, options) = Transform(args, options);
        options = options.Clone();

        var component = options as ComponentResourceOptions;
        if (options.Provider != null && component?.Providers.Count > 0)
            throw new ResourceException("Do not supply both 'provider' and 'providers' options to a ComponentResource.", options.Parent);
        if (options.Parent is { } parent)
        {
            lock (parent.Children)
                parent.Children.Add(this);
            options.Protect ??= parent._protect;
            _providers = parent._providers;
        }
        _providers = custom ? UseCustomProvider(options) : _providers.SetItems(ComponentProviders(options));
        _protect = options.Protect;
        deployment.ReadOrRegister(this, args, options);
    }

    [Output(Wire.Urn)]
    public Output<string> Urn { get; private protected set; } = null!;

    internal HashSet<Resource> Children { get; } = [];

    internal PendingOutputs PendingOutputs { get; }

    public string GetResourceType() => _type;

    public string GetResourceName() => _name;

    /// <summary>The provider that a resource of the given type takes over from this one, by the package part of the type.</summary>
    internal ProviderResource? GetProvider(string token) => PackageOf(token) is { } package ? _providers.GetValueOrDefault(package) : null;

    private static string? PackageOf(string token)
    {
        var first = token.IndexOf(':');
        var second = first < 0 ? -1 : token.IndexOf(':', first + 1);
        return second < 0 || token.IndexOf(':', second + 1) >= 0 ? null : token[..first];
    }

    private static IEnumerable<KeyValuePair<string, ProviderResource>> ComponentProviders(ResourceOptions options)
    {
        IEnumerable<ProviderResource> providers =
            options.Provider != null ? [options.Provider] : (options as ComponentResourceOptions)?.Providers ?? [];
        return providers.Select(provider => KeyValuePair.Create(provider.Package, provider));
    }

    private (ResourceArgs Args, ResourceOptions Options) Transform(ResourceArgs args, ResourceOptions options)
    {
        foreach (var transformation in _transformations)
        {
            if (transformation(new ResourceTransformationArgs(this, args, options)) is not { } result)
                continue;
            if (result.Options.Parent != options.Parent)
                throw new ArgumentException("Transformations cannot currently be used to change the 'parent' of a resource.");
            (args, options) = (result.Args, result.Options);
        }
        return (args, options);
    }

    // A custom resource's own provider also goes to its children.
    private ImmutableDictionary<string, ProviderResource> UseCustomProvider(ResourceOptions options)
    {
        if (options.Provider is { } provider)
            return PackageOf(_type) is { } package ? _providers.SetItem(package, provider) : _providers;
        options.Provider = options.Parent?.GetProvider(_type);
        return _providers;
    }
}
