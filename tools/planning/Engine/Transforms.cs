using System.Collections.Concurrent;
using Google.Protobuf.WellKnownTypes;
using Planning.Wire;
using Pulumirpc;

namespace Planning.Engine;

/// <summary>
/// The functions of the program that change registrations and calls before they are made: those of the resource, then of its parents, the
/// nearest first, then of the stack.
/// </summary>
public sealed class Transforms(ProgramCallbacks callbacks, Registrations registrations)
{
    private readonly ConcurrentQueue<Callback> _ofStack = new();
    private readonly ConcurrentQueue<Callback> _ofCalls = new();
    private readonly ConcurrentDictionary<string, Callback[]> _ofResources = new(StringComparer.Ordinal);

    public void AddToStack(Callback callback) => _ofStack.Enqueue(callback);

    public void AddToCalls(Callback callback) => _ofCalls.Enqueue(callback);

    /// <summary>Changes the registration in place.</summary>
    /// <exception cref="Grpc.Core.RpcException">A transform failed.</exception>
    public async Task ApplyAsync(string urn, RegisterResourceRequest request, CancellationToken cancellation)
    {
        Callback[] own = [.. request.Transforms];
        if (own.Length > 0)
        {
            _ofResources[urn] = own;
        }

        Callback[] all = [.. own, .. OfParents(request.Parent), .. _ofStack];
        if (all.Length == 0)
        {
            return;
        }

        var properties = request.Object ?? new Struct();
        if (own.Length > 0)
        {
            properties = OutputValues.Upgrade(properties, Dependencies(request));
        }

        var options = TransformOptions.Of(request);
        foreach (var callback in all)
        {
            var asked = new TransformRequest
            {
                Type = request.Type,
                Name = request.Name,
                Custom = request.Custom,
                Parent = request.Parent,
                Properties = properties,
                Options = options,
            };
            var answer = TransformResponse.Parser.ParseFrom(await callbacks.InvokeAsync(callback, asked, cancellation));
            (properties, options) = (answer.Properties ?? properties, answer.Options ?? options);
        }

        TransformOptions.Apply(options, request);
        SetProperties(request, properties);
    }

    /// <summary>Changes the call in place.</summary>
    /// <exception cref="Grpc.Core.RpcException">A transform failed.</exception>
    public async Task ApplyAsync(ResourceInvokeRequest request, CancellationToken cancellation)
    {
        foreach (var callback in _ofCalls)
        {
            var asked = new TransformInvokeRequest
            {
                Token = request.Tok,
                Args = request.Args ?? new Struct(),
                Options = new TransformInvokeOptions
                {
                    Provider = request.Provider,
                    PluginDownloadUrl = request.PluginDownloadURL,
                    Version = request.Version,
                },
            };
            var answer = TransformInvokeResponse.Parser.ParseFrom(await callbacks.InvokeAsync(callback, asked, cancellation));
            request.Args = answer.Args is { } changed ? OutputValues.Downgrade(changed) : request.Args;
            if (answer.Options is { } options)
            {
                (request.Provider, request.PluginDownloadURL, request.Version) = (
                    options.Provider,
                    options.PluginDownloadUrl,
                    options.Version
                );
            }
        }
    }

    private IEnumerable<Callback> OfParents(string parent)
    {
        for (var urn = parent; urn.Length > 0; urn = registrations.Find(urn)?.Request.Parent ?? "")
        {
            foreach (var callback in _ofResources.GetValueOrDefault(urn, []))
            {
                yield return callback;
            }
        }
    }

    /// <summary>Without dependencies of its properties, each of them depends on what the resource does.</summary>
    private static Func<string, IEnumerable<string>> Dependencies(RegisterResourceRequest request) =>
        request.PropertyDependencies.Count == 0 && !request.Remote
            ? _ => request.Dependencies
            : name => request.PropertyDependencies.GetValueOrDefault(name)?.Urns ?? Enumerable.Empty<string>();

    private static void SetProperties(RegisterResourceRequest request, Struct properties)
    {
        var found = properties.Fields.ToDictionary(field => field.Key, field => OutputValues.Dependencies(field.Value).Distinct().ToList());
        if (request.Transforms.Count > 0)
        {
            request.PropertyDependencies.Clear();
        }

        foreach (var (name, urns) in found)
        {
            var known = request.PropertyDependencies.GetValueOrDefault(name) ?? new RegisterResourceRequest.Types.PropertyDependencies();
            known.Urns.AddRange(urns.Except([.. known.Urns]));
            request.PropertyDependencies[name] = known;
            request.Dependencies.AddRange(urns.Except([.. request.Dependencies]));
        }

        request.Object = OutputValues.Downgrade(properties);
    }
}
