using Google.Protobuf.WellKnownTypes;
using Planning.Lookups;
using Planning.Wire;
using Pulumirpc;

namespace Planning.Engine;

/// <summary>Answers at once, without a cloud: what follows from the inputs, and invented values beside it.</summary>
public sealed class ImmediateAnswers(Run run) : IResourceAnswers
{
    private const string GetResource = "pulumi:pulumi:getResource";

    public ValueTask<(string Id, Struct Outputs)> RegisterAsync(string urn, RegisterResourceRequest request) =>
        new(run.Outputs.Of(urn, request));

    public ValueTask<Struct> ReadAsync(string urn, ReadResourceRequest request) => new(Read(request));

    public ValueTask<InvokeResponse> InvokeAsync(ResourceInvokeRequest request) => new(Invoke(request));

    private Struct Read(ReadResourceRequest request)
    {
        if (request.Type != StackReferences.Type)
        {
            var given = request.Properties ?? new Struct();
            return Cloud(request.Provider).Read(request.Type, request.Id, given.Clone()) ?? given;
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
        var arguments = request.Args ?? new Struct();
        if (request.Tok == GetResource)
        {
            return new InvokeResponse { Return = Registered(arguments.Text("urn") ?? "") };
        }

        var known = Functions.Call(request.Tok, arguments, run.Accounts.Of(request.Provider));
        var answer = Value.ForStruct(arguments).ContainsUnknown() ? known : Cloud(request.Provider).Call(request.Tok, arguments) ?? known;
        if (known is null && answer is not null)
        {
            run.Registrations.Limit($"the result of {request.Tok} is invented here: it reads from the cloud");
        }

        if (answer is not null)
        {
            return new InvokeResponse { Return = answer };
        }

        run.Registrations.Limit($"the result of {request.Tok} is unknown here: it reads from the cloud");
        return new InvokeResponse { Return = Functions.Unknown(), Unknown = true };
    }

    private CloudAnswers Cloud(string provider) =>
        new(run.Accounts.Of(provider), run.Location, id => run.Registrations.FindById(id)?.Outputs);

    /// <summary>What an SDK asks of a resource that it got as a reference.</summary>
    private Struct Registered(string urn) =>
        run.Registrations.Find(urn) is { } resource
            ? new Struct
            {
                Fields =
                {
                    ["urn"] = Value.ForString(urn),
                    ["id"] = Value.ForString(resource.Id.Length > 0 ? resource.Id : Signatures.Unknown),
                    ["state"] = Value.ForStruct(resource.Outputs),
                },
            }
            : throw run.Reject($"the program asks for the resource {urn}, which is not registered");
}
