using Google.Protobuf.WellKnownTypes;
using Planning.ResourceIds;
using Planning.Wire;
using Pulumirpc;

namespace Planning.Engine;

/// <summary>Answers at once, without a cloud: what follows from the inputs, and invented values beside it.</summary>
public sealed class ImmediateAnswers(Run run) : IResourceAnswers
{
    public ValueTask<(string Id, Struct Outputs)> RegisterAsync(string urn, RegisterResourceRequest request) =>
        new(run.Outputs.Of(urn, request));

    public ValueTask<Struct> ReadAsync(string urn, ReadResourceRequest request) => new(Read(request));

    public ValueTask<InvokeResponse> InvokeAsync(ResourceInvokeRequest request) => new(Invoke(request));

    private Struct Read(ReadResourceRequest request)
    {
        if (request.Type != StackReferences.Type)
        {
            return request.Properties ?? new Struct();
        }

        if (run.StackReferences.Read(request.Id) is { } known)
        {
            return known;
        }

        run.Registrations.Limit($"the outputs of stack {request.Id} are unknown here; name a saved plan of it with --reference");
        return StackReferences.Unknown(request.Id);
    }

    private InvokeResponse Invoke(ResourceInvokeRequest request)
    {
        if (Functions.Call(request.Tok, request.Args ?? new Struct(), run.Accounts.Of(request.Provider)) is { } known)
        {
            return new InvokeResponse { Return = known };
        }

        if (run.Invents && Functions.Invent(request.Tok) is { } invented)
        {
            run.Registrations.Limit($"the result of {request.Tok} is invented here: it reads from the cloud");
            return new InvokeResponse { Return = invented };
        }

        run.Registrations.Limit($"the result of {request.Tok} is unknown here: it reads from the cloud");
        return new InvokeResponse { Return = Functions.Unknown(), Unknown = true };
    }
}
