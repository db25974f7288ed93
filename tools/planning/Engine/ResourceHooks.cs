using System.Collections.Concurrent;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Pulumirpc;

namespace Planning.Engine;

/// <summary>
/// The functions of the program that run before and after a resource is created. A preview runs those alone that ask for it; the plan says
/// which are left out.
/// </summary>
public sealed class ResourceHooks(ProgramCallbacks callbacks, Run run)
{
    private readonly ConcurrentDictionary<string, RegisterResourceHookRequest> _hooks = new(StringComparer.Ordinal);

    public void Add(RegisterResourceHookRequest hook)
    {
        if (!_hooks.TryAdd(hook.Name, hook))
        {
            throw run.Reject($"two hooks have the name '{hook.Name}'; give each its own name");
        }
    }

    /// <exception cref="RpcException">The hook failed, so that the resource is not created.</exception>
    public Task BeforeCreateAsync(string urn, RegisterResourceRequest request, CancellationToken cancellation) =>
        RunAsync(request.Hooks?.BeforeCreate, urn, "", request, null, stops: true, cancellation);

    /// <summary>A failure of one is a warning: the resource is there.</summary>
    public Task AfterCreateAsync(string urn, string id, RegisterResourceRequest request, Struct outputs, CancellationToken cancellation) =>
        RunAsync(request.Hooks?.AfterCreate, urn, id, request, outputs, stops: false, cancellation);

    private async Task RunAsync(
        IEnumerable<string>? names,
        string urn,
        string id,
        RegisterResourceRequest request,
        Struct? outputs,
        bool stops,
        CancellationToken cancellation
    )
    {
        foreach (var name in names ?? [])
        {
            if (!_hooks.TryGetValue(name, out var hook))
            {
                throw run.Reject($"'{request.Name}' ({request.Type}) names the hook '{name}', which the program did not register");
            }

            if (!run.RunsHooks && !hook.OnDryRun)
            {
                run.Registrations.Limit($"the hook {name} does not run here: a preview runs hooks with onDryRun alone");
                continue;
            }

            var asked = new ResourceHookRequest
            {
                Urn = urn,
                Id = id,
                Name = request.Name,
                Type = request.Type,
                NewInputs = request.Object ?? new Struct(),
                NewOutputs = outputs,
            };
            var answer = ResourceHookResponse.Parser.ParseFrom(await callbacks.InvokeAsync(hook.Callback, asked, cancellation));
            Report(hook, request, answer.Error, stops);
        }
    }

    private void Report(RegisterResourceHookRequest hook, RegisterResourceRequest request, string error, bool stops)
    {
        if (error.Length == 0)
        {
            return;
        }

        var problem = $"the hook {hook.Name} of '{request.Name}' ({request.Type}) failed: {error}";
        if (stops && !hook.IgnoreErrors)
        {
            throw run.Reject(problem);
        }

        run.Registrations.Say("warning", problem);
    }
}
