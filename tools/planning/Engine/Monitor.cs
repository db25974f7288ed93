using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Planning.Lookups;
using Planning.ResourceIds;
using Planning.Wire;
using Pulumirpc;

namespace Planning.Engine;

/// <summary>The resource monitor that a program registers its resources with.</summary>
public sealed class Monitor(Run run) : ResourceMonitor.ResourceMonitorBase
{
    private readonly StackRules _rules = new(run);

    public override Task<SupportsFeatureResponse> SupportsFeature(SupportsFeatureRequest request, ServerCallContext context) =>
        Task.FromResult(new SupportsFeatureResponse { HasSupport = Deployment.Features.ContainsKey(request.Id) });

    /// <summary>SDKs after 3.270 ask this first, and about each feature only where the answer is that it is not implemented.</summary>
    public override Task<DeploymentInfo> GetDeploymentInfo(Empty request, ServerCallContext context) => Task.FromResult(run.Info);

    public override async Task<RegisterResourceResponse> RegisterResource(RegisterResourceRequest request, ServerCallContext context)
    {
        var urn = Urn.Create(run.Stack, run.Project, request.Parent, request.Type, request.Name);
        RefusePlace(request);
        Inheritance.Apply(request, run.Registrations);
        await run.Transforms.ApplyAsync(urn, request, run.Cancellation);
        Refuse(request, urn);
        request.Type = ResourceTypes.Registered(request.Type);
        await run.Hooks.BeforeCreateAsync(urn, request, run.Cancellation);

        // What a component of a package creates, and its outputs, only its plug-in knows. An SDK takes missing outputs as unknown.
        var (id, outputs) =
            request.Custom ? await run.Answers.RegisterAsync(urn, request)
            : request.Remote ? ("", new Struct())
            : ("", request.Object ?? new Struct());
        if (
            !run.Registrations.Add(
                new RegisteredResource
                {
                    Urn = urn,
                    Id = id,
                    Request = request,
                    Outputs = outputs,
                }
            )
        )
        {
            throw run.Reject(
                $"two resources have the URN {urn}: the program registers '{request.Name}' of type {request.Type} twice under one parent; "
                    + "give each its own name"
            );
        }

        if (request.Type == Urn.StackType)
        {
            run.Registrations.RootUrn ??= urn;
        }

        await run.Hooks.AfterCreateAsync(urn, id, request, outputs, run.Cancellation);
        return new RegisterResourceResponse
        {
            Urn = urn,
            Id = id,
            Object = request.Custom ? run.Outputs.ForProgram(request, id, outputs) : outputs,
        };
    }

    public override Task<Empty> RegisterResourceOutputs(RegisterResourceOutputsRequest request, ServerCallContext context)
    {
        if (run.Registrations.Find(request.Urn) is not { } resource)
        {
            throw run.Reject($"outputs were registered for {request.Urn}, which the program did not register");
        }

        if (resource.Request.Type == Urn.StackType)
        {
            run.Registrations.StackOutputs = request.Outputs;
        }
        else
        {
            resource.Outputs = request.Outputs ?? new Struct();
        }

        return Task.FromResult(new Empty());
    }

    public override async Task<ReadResourceResponse> ReadResource(ReadResourceRequest request, ServerCallContext context)
    {
        RefuseToken(request.Type, request.Name);
        var urn = Urn.Create(run.Stack, run.Project, request.Parent, request.Type, request.Name);
        _rules.RequireProvider(request.Type, request.Provider, urn);
        var outputs = await run.Answers.ReadAsync(urn, request);
        var registered = new RegisterResourceRequest
        {
            Type = request.Type,
            Name = request.Name,
            Parent = request.Parent,
            Custom = true,
            Object = request.Properties ?? new Struct(),
            Provider = request.Provider,
            Version = request.Version,
        };
        registered.Dependencies.AddRange(request.Dependencies);
        if (
            !run.Registrations.Add(
                new RegisteredResource
                {
                    Urn = urn,
                    Id = request.Id,
                    Request = registered,
                    Outputs = outputs,
                    IsRead = true,
                }
            )
        )
        {
            throw run.Reject($"two resources have the URN {urn}: the program reads '{request.Name}' twice; give each its own name");
        }

        // SDKs after 3.270 take a missing id as unknown in a preview.
        return new ReadResourceResponse
        {
            Urn = urn,
            Id = request.Id,
            Properties = outputs,
        };
    }

    public override async Task<InvokeResponse> Invoke(ResourceInvokeRequest request, ServerCallContext context)
    {
        await run.Transforms.ApplyAsync(request, run.Cancellation);
        _rules.RequireProvider(request.Tok, request.Provider, request.Tok);
        run.Registrations.Called(request.Tok);
        return await run.Answers.InvokeAsync(request);
    }

    public override Task<CallResponse> Call(ResourceCallRequest request, ServerCallContext context)
    {
        run.Registrations.Limit($"the result of the method {request.Tok} is unknown here: it needs the plug-in of its package");
        return Task.FromResult(new CallResponse { Return = Functions.Unknown() });
    }

    /// <summary>The reference of a parameterized package, such as one API version of azure-native, has its parameter in it.</summary>
    public override Task<RegisterPackageResponse> RegisterPackage(RegisterPackageRequest request, ServerCallContext context)
    {
        var parameter = request.Parameterization ?? request.Extension;
        return Task.FromResult(
            new RegisterPackageResponse
            {
                Ref = $"{request.Name}@{request.Version}" + (parameter is null ? "" : $"/{parameter.Name}@{parameter.Version}"),
            }
        );
    }

    public override Task<Empty> RegisterStackTransform(Callback request, ServerCallContext context)
    {
        run.Transforms.AddToStack(request);
        return Task.FromResult(new Empty());
    }

    public override Task<Empty> RegisterStackInvokeTransform(Callback request, ServerCallContext context)
    {
        run.Transforms.AddToCalls(request);
        return Task.FromResult(new Empty());
    }

    public override Task<Empty> RegisterResourceHook(RegisterResourceHookRequest request, ServerCallContext context)
    {
        run.Hooks.Add(request);
        return Task.FromResult(new Empty());
    }

    /// <summary>No operation fails here, so that none of these runs.</summary>
    public override Task<Empty> RegisterErrorHook(RegisterErrorHookRequest request, ServerCallContext context) =>
        Task.FromResult(new Empty());

    public override Task<Empty> SignalAndWaitForShutdown(Empty request, ServerCallContext context) => Task.FromResult(new Empty());

    private void RefusePlace(RegisterResourceRequest request)
    {
        if (request.Custom || request.Remote)
        {
            RefuseToken(request.Type, request.Name);
        }

        if (request.Parent.Length > 0 && !run.Registrations.Contains(request.Parent))
        {
            throw run.Reject($"the parent of '{request.Name}', {request.Parent}, is not registered");
        }
    }

    /// <summary>The package of a resource is the first part of its type; only components of the program may do without.</summary>
    private void RefuseToken(string type, string name)
    {
        if (type.AsSpan().Count(':') != 2)
        {
            throw run.Reject(
                $"the type of '{name}' must have three parts, as in package:module:Type, got '{type}'; "
                    + "correct the type that the program passes to the resource's constructor"
            );
        }
    }

    private void Refuse(RegisterResourceRequest request, string urn)
    {
        _rules.Apply(request, urn);
        foreach (var dependency in request.Dependencies)
        {
            if (dependency == urn)
            {
                throw run.Reject($"'{request.Name}' ({request.Type}) depends on itself");
            }

            if (!run.Registrations.Contains(dependency))
            {
                throw run.Reject(
                    $"'{request.Name}' ({request.Type}) depends on {dependency}, which is not registered: a cycle, or "
                        + "a resource that does not exist"
                );
            }
        }
    }
}
