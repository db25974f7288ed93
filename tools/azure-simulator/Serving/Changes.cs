using System.Text.Json.Nodes;
using AzureSimulator.Calls;
using AzureSimulator.Children;
using AzureSimulator.Habits.Framework;
using AzureSimulator.Ids;
using AzureSimulator.Outputs;
using AzureSimulator.Rules.Recovery;
using AzureSimulator.Schema;
using AzureSimulator.State;
using AzureSimulator.Timing;

namespace AzureSimulator.Serving;

/// <summary>Carries out a PUT, PATCH or DELETE that nothing refuses.</summary>
internal sealed class Changes(AzureState azure, IReadOnlyList<Habit> habits, Completion completion, Rendering rendering)
{
    public ArmResponse Write(Call call)
    {
        var body = BodyShape.Accepted(call.Body!, call.Schema?.Body);
        foreach (var name in (string[])["id", "name", "type", "etag", "systemData"])
        {
            body.Remove(name);
        }

        if ((string?)body["location"] is { } location)
        {
            body["location"] = Regions.Normal(location);
        }

        var isNew = call.Existing is null;
        var recovered = RecoveryRule.Recovered(call) is { } kept ? Recover(kept, body) : null;
        var resource = call.Existing ?? recovered ?? new Resource(call.Path.Id, call.Type) { Created = azure.Now, CreatedBy = call.Caller };
        if (isNew && recovered is null)
        {
            azure.Resources.Add(resource);
        }
        else
        {
            resource.Revision++;
            body["location"] ??= resource.Location;
            if (body["location"] is null)
            {
                body.Remove("location");
            }
        }

        (resource.Changed, resource.ChangedBy, resource.ApiVersion) = (azure.Now, call.Caller, call.Request.ApiVersion);
        resource.Body = body;
        if (isNew && recovered is null)
        {
            ComputedOutputs.Begin(resource, azure);
            Singletons.Make(resource, call.Caller, azure);
        }

        if (SiteParts.IsSite(resource))
        {
            SiteParts.Take(resource, azure);
        }

        ComputedOutputs.Fill(resource, azure);
        Embedded.Take(resource, call.Method == "PUT", call.Caller, azure);
        return Begin(call, resource, isNew ? "Create" : "Update");
    }

    public ArmResponse Delete(Call call)
    {
        if (call.Existing is not { } resource)
        {
            return new ArmResponse(204);
        }

        if (resource.IsSingleton)
        {
            return AzureErrors.NoMethod("DELETE", call.Path);
        }

        return resource is { State: "Deleting", Operation: { } running }
            ? Answer(azure.Operations[running], 202, null, TimeSpan.FromSeconds(10))
            : Begin(call, resource, "Delete");
    }

    private ArmResponse Begin(Call call, Resource resource, string kind)
    {
        var durations = Durations.Of(resource.Type);
        var operation = new Operation
        {
            Id = azure.NextId("operation"),
            Resource = resource.Id,
            Kind = kind,
            Started = azure.Now,
            Ends = azure.Now + ByUse.Of(resource, kind, azure),
            ApiVersion = call.Request.ApiVersion,
            IsForced = kind == "Delete" && IsForced(call.Request),
            Style = kind == "Delete" ? durations.DeleteStyle : durations.Style,
        };
        var outcome = new Outcome(resource, operation) { RetryAfter = durations.Retry };
        foreach (var habit in habits)
        {
            habit.Change(call, outcome);
        }

        // A direct answer comes when the work is done: the change counts at once, and the client waits for as long as it took.
        azure.Operations[operation.Id] = operation;
        resource.Operation = operation.Id;
        if (operation.Style == OperationStyle.Direct)
        {
            completion.Apply(operation);
            var done = kind == "Delete" ? null : rendering.Body(resource, call.Schema);
            return outcome.Answer is { } other ? other
                : operation.Error is { } error
                    ? new ArmResponse(409, new JsonObject { ["error"] = error.DeepClone() }) { Habit = operation.Habit }
                : new ArmResponse(kind == "Create" ? 201 : 200, done) { Took = operation.Ends - azure.Now, Etag = resource.Etag };
        }

        resource.State = kind switch
        {
            "Create" => "Creating",
            "Delete" => "Deleting",
            _ => "Updating",
        };
        completion.Plan(operation);
        if (outcome.Answer is { } answer)
        {
            return answer;
        }

        var status = kind switch
        {
            "Delete" => 202,
            _ when operation.Style == OperationStyle.Location => 202,
            "Create" => 201,
            _ => 200,
        };
        return Answer(operation, status, kind == "Delete" ? null : rendering.Body(resource, call.Schema), outcome.RetryAfter) with
        {
            Etag = resource.Etag,
        };
    }

    private static bool IsForced(ArmRequest request) =>
        request.Query.GetValueOrDefault("forceToPurge") == "true" || request.Query.GetValueOrDefault("force") == "true";

    /// <summary>Brings a soft-deleted resource back with its children; the body of the write is laid on it.</summary>
    private Resource Recover(SoftDeleted kept, JsonObject body)
    {
        azure.Deleted.Remove(kept);
        foreach (var each in kept.Below.Prepend(kept.Resource))
        {
            (each.State, each.Operation) = ("Succeeded", null);
            azure.Resources.Add(each);
        }

        foreach (var name in (string[])["restore", "createMode"])
        {
            (body["properties"] as JsonObject)?.Remove(name);
        }

        foreach (var (name, value) in MergePatch.Of(kept.Resource.Body, body))
        {
            body[name] = value?.DeepClone();
        }

        return kept.Resource;
    }

    private static ArmResponse Answer(Operation operation, int status, JsonNode? body, TimeSpan retryAfter) =>
        operation.Style == OperationStyle.Body
            ? new ArmResponse(status, body)
            : new ArmResponse(status, body)
            {
                Operation = operation.Style == OperationStyle.Header ? Addresses.Status(operation) : null,
                Location = operation.Kind == "Delete" || operation.Style == OperationStyle.Location ? Addresses.Result(operation) : null,
                RetryAfter = retryAfter,
            };
}
