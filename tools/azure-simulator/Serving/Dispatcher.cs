using System.Text.Json.Nodes;
using AzureSimulator.Access;
using AzureSimulator.Calls;
using AzureSimulator.Habits.Framework;
using AzureSimulator.Ids;
using AzureSimulator.Rules;
using AzureSimulator.Schema;
using AzureSimulator.Services;
using AzureSimulator.State;

namespace AzureSimulator.Serving;

/// <summary>Leads a request to what answers it.</summary>
internal sealed class Dispatcher : IFront
{
    private const string Root = "Microsoft.Resources";
    private readonly AzureState _azure;
    private readonly Rights _rights;
    private readonly IReadOnlyList<Habit> _habits;
    private readonly Changes _changes;
    private readonly Rendering _rendering;
    private readonly Reads _reads;
    private readonly OperationReads _operations;
    private readonly Completion _completion;

    public Dispatcher(AzureState azure, Rights rights, IReadOnlyList<Habit> habits)
    {
        (_azure, _habits, _rights) = (azure, habits, rights);
        var rendering = _rendering = new Rendering(azure, habits);
        _completion = new Completion(azure, _rights, habits);
        _changes = new Changes(azure, habits, _completion, rendering);
        _reads = new Reads(azure, rendering);
        _operations = new OperationReads(azure, rendering);
    }

    public void Settle() => _completion.Settle();

    public ArmResponse Answer(ArmRequest request)
    {
        var path = ArmPath.Of(request.Path);
        return Envelope.Of(Answer(request, path), path);
    }

    private ArmResponse Answer(ArmRequest request, ArmPath path)
    {
        if (Admission.OfPath(request, path, _azure) is { } refused)
        {
            return refused;
        }

        if (Addresses.AsksForResult(path) is { } result)
        {
            return result ? _operations.Result(path) : _operations.Status(path);
        }

        var call = CallOf(request, path);
        return Serve(call) ?? (path.IsCollection ? List(request, path) : Admission.OfType(request, path) ?? One(call));
    }

    public JsonObject Show(Resource resource, string apiVersion) =>
        _rendering.Body(resource, TypeCatalogue.Shared.Find(resource.Type, apiVersion));

    public ArmResponse Start(string id, string kind, TimeSpan duration, string apiVersion)
    {
        var operation = new Operation
        {
            Id = _azure.NextId("operation"),
            Resource = id,
            Kind = kind,
            Started = _azure.Now,
            Ends = _azure.Now + duration,
            ApiVersion = apiVersion,
            Style = OperationStyle.Header,
        };
        _azure.Operations[operation.Id] = operation;
        _completion.Plan(operation);
        return new ArmResponse(202)
        {
            Operation = Addresses.Status(operation),
            Location = Addresses.Result(operation),
            RetryAfter = TimeSpan.FromSeconds(10),
        };
    }

    public ArmResponse List(ArmRequest request, IEnumerable<JsonObject> items) => Paging.Of(request, items);

    /// <summary>Actions, lists of a location and the like: what is no plain read or write of a resource.</summary>
    private ArmResponse? Serve(Call call) =>
        call.Method == "POST" && call.Path.Types.Count > 0
            ? Refuse(call) ?? Answer(call) ?? AzureErrors.NoMethod(call.Method, call.Path)
            : Answer(call);

    private static ArmResponse? Answer(Call call) =>
        ServiceCatalogue.All.Select(service => service.Answer(call)).FirstOrDefault(answer => answer is not null);

    private ArmResponse List(ArmRequest request, ArmPath path) =>
        request.Method != "GET" ? AzureErrors.NoMethod(request.Method, path)
        : ArmPath.Same(path.Type, $"{Root}/resources") ? _reads.Resources(request, path)
        : ArmPath.Same(path.Type, $"{Root}/resourceGroups") ? _reads.Groups(request, path)
        : Admission.OfType(request, path) ?? _reads.Children(request, path);

    private ArmResponse One(Call call) =>
        Refuse(call)
        ?? call.Method switch
        {
            "GET" or "HEAD" => _reads.One(call),
            "PUT" or "PATCH" => _changes.Write(call),
            "DELETE" => _changes.Delete(call),
            _ => AzureErrors.NoMethod(call.Method, call.Path),
        };

    private Call CallOf(ArmRequest request, ArmPath path)
    {
        var existing = _azure.Resources.Find(path.Text);
        return new Call
        {
            Request = request,
            Path = path,
            Azure = _azure,
            Rights = _rights,
            Front = this,
            Schema = TypeCatalogue.Shared.Find(path.Type, request.ApiVersion),
            Existing = existing,
            Body =
                request.Method == "PATCH" && existing is not null
                    ? MergePatch.Of(existing.Body, request.Body ?? [])
                    : (JsonObject?)request.Body?.DeepClone(),
        };
    }

    private ArmResponse? Refuse(Call call)
    {
        var refused = Admission.OfCaller(call) ?? Admission.OfPlace(call);
        if (refused is null && call.Method == "PATCH" && call.Existing is null)
        {
            refused = AzureErrors.NoResource(call.Path);
        }

        refused ??= Admission.OfEtag(call);
        if (refused is null && call.IsWrite)
        {
            refused = BodyRules.Refuse(call);
        }

        return refused
            ?? Rulebook.All.Select(rule => rule.Refuse(call)).FirstOrDefault(answer => answer is not null)
            ?? _habits.Select(habit => habit.Refuse(call)).FirstOrDefault(answer => answer is not null);
    }
}
