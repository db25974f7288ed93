using System.Text.Json;
using System.Text.Json.Nodes;

namespace AzureSimulator.State;

/// <summary>The state as a JSON file, so that it outlives the process.</summary>
internal static class StateFile
{
    public static void Write(AzureState azure, string path) => File.WriteAllText(path, Of(azure).ToJsonString());

    public static AzureState Copy(AzureState azure) => Of(Of(azure), azure.Options);

    private static JsonObject Of(AzureState azure) =>
        new()
        {
            ["subscription"] = azure.Options.Subscription,
            ["now"] = Fixed.Text(azure.Clock.Now),
            ["count"] = azure.Count,
            ["resources"] = new JsonArray([.. azure.Resources.All.Select(each => (JsonNode)Of(each))]),
            ["operations"] = new JsonArray([.. azure.Operations.Values.Select(each => (JsonNode)Of(each))]),
            ["changes"] = new JsonArray([.. azure.Schedule.Changes.Select(each => (JsonNode)Of(each))]),
            ["deleted"] = new JsonArray([.. azure.Deleted.Select(each => (JsonNode)Of(each))]),
            ["principals"] = new JsonObject(azure.Principals.Select(each => KeyValuePair.Create(each.Key, (JsonNode?)each.Value))),
            ["registrations"] = new JsonObject(
                azure.Registrations.Select(each => KeyValuePair.Create(each.Key, (JsonNode?)Fixed.Text(each.Value)))
            ),
            ["memories"] = new JsonObject(azure.Memories.Select(each => KeyValuePair.Create(each.Key, (JsonNode?)each.Value.DeepClone()))),
            ["blobs"] = new JsonObject(
                azure
                    .Blobs.Where(each => each.Value.Content is not null)
                    .Select(each => KeyValuePair.Create(each.Key, (JsonNode?)Of(each.Value)))
            ),
        };

    /// <exception cref="InvalidDataException">The file is none, or of another subscription.</exception>
    public static AzureState Read(string path, SimulatorOptions options)
    {
        JsonObject root;
        try
        {
            root = JsonNode.Parse(File.ReadAllText(path))!.AsObject();
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new InvalidDataException($"{path} holds no state of a simulated Azure: {exception.Message}", exception);
        }

        if (Text(root, "subscription") != options.Subscription)
        {
            throw new InvalidDataException(
                $"{path} holds the subscription '{Text(root, "subscription")}', and '{options.Subscription}' is asked for"
            );
        }

        return Of(root, options);
    }

    private static AzureState Of(JsonObject root, SimulatorOptions options)
    {
        var azure = new AzureState(options, new VirtualClock(Fixed.Time(Text(root, "now")!))) { Count = (long)root["count"]! };
        Fill(azure, root);
        return azure;
    }

    private static void Fill(AzureState azure, JsonObject root)
    {
        foreach (var each in Items(root, "resources"))
        {
            azure.Resources.Add(Resource(each));
        }

        foreach (var operation in Items(root, "operations").Select(Operation))
        {
            azure.Operations[operation.Id] = operation;
        }

        foreach (var each in Items(root, "changes"))
        {
            azure.Schedule.Add(Fixed.Time(Text(each, "time")!), Text(each, "owner")!, Text(each, "kind")!, Object(each, "data"));
        }

        azure.Deleted.AddRange(
            Items(root, "deleted")
                .Select(each => new SoftDeleted(
                    Resource(Object(each, "resource")),
                    [.. Items(each, "below").Select(Resource)],
                    Fixed.Time(Text(each, "deleted")!),
                    Fixed.Time(Text(each, "purges")!)
                ))
        );
        foreach (var (id, type) in Object(root, "principals"))
        {
            azure.Principals[id] = (string)type!;
        }

        foreach (var (space, time) in Object(root, "registrations"))
        {
            azure.Registrations[space] = Fixed.Time((string)time!);
        }

        foreach (var (habit, memory) in Object(root, "memories"))
        {
            azure.Memories[habit] = (JsonObject)memory!.DeepClone();
        }

        foreach (var (key, blob) in Object(root, "blobs"))
        {
            azure.Blobs[key] = new StoredBlob
            {
                Content = Convert.FromBase64String((string)blob!["content"]!),
                Modified = Fixed.Time((string)blob["modified"]!),
            };
        }
    }

    private static JsonObject Of(Resource resource) =>
        new()
        {
            ["id"] = resource.Id,
            ["type"] = resource.Type,
            ["body"] = resource.Body.DeepClone(),
            ["hidden"] = resource.Hidden.DeepClone(),
            ["apiVersion"] = resource.ApiVersion,
            ["state"] = resource.State,
            ["operation"] = resource.Operation,
            ["created"] = Fixed.Text(resource.Created),
            ["changed"] = Fixed.Text(resource.Changed),
            ["createdBy"] = resource.CreatedBy,
            ["changedBy"] = resource.ChangedBy,
            ["revision"] = resource.Revision,
            ["isSingleton"] = resource.IsSingleton,
        };

    private static Resource Resource(JsonObject json) =>
        new(Text(json, "id")!, Text(json, "type")!)
        {
            Body = Object(json, "body"),
            Hidden = Object(json, "hidden"),
            ApiVersion = Text(json, "apiVersion")!,
            State = Text(json, "state")!,
            Operation = Text(json, "operation"),
            Created = Fixed.Time(Text(json, "created")!),
            Changed = Fixed.Time(Text(json, "changed")!),
            CreatedBy = Text(json, "createdBy")!,
            ChangedBy = Text(json, "changedBy")!,
            Revision = (int)json["revision"]!,
            IsSingleton = (bool)json["isSingleton"]!,
        };

    private static JsonObject Of(Operation operation) =>
        new()
        {
            ["id"] = operation.Id,
            ["resource"] = operation.Resource,
            ["kind"] = operation.Kind,
            ["started"] = Fixed.Text(operation.Started),
            ["ends"] = Fixed.Text(operation.Ends),
            ["apiVersion"] = operation.ApiVersion,
            ["style"] = $"{operation.Style}",
            ["status"] = operation.Status,
            ["error"] = operation.Error?.DeepClone(),
            ["habit"] = operation.Habit,
            ["isForced"] = operation.IsForced,
        };

    private static Operation Operation(JsonObject json) =>
        new()
        {
            Id = Text(json, "id")!,
            Resource = Text(json, "resource")!,
            Kind = Text(json, "kind")!,
            Started = Fixed.Time(Text(json, "started")!),
            Ends = Fixed.Time(Text(json, "ends")!),
            ApiVersion = Text(json, "apiVersion")!,
            Style = Enum.Parse<OperationStyle>(Text(json, "style")!),
            Status = Text(json, "status")!,
            Error = (JsonObject?)json["error"]?.DeepClone(),
            Habit = Text(json, "habit"),
            IsForced = (bool)json["isForced"]!,
        };

    private static JsonObject Of(DueChange change) =>
        new()
        {
            ["time"] = Fixed.Text(change.Time),
            ["owner"] = change.Owner,
            ["kind"] = change.Kind,
            ["data"] = change.Data.DeepClone(),
        };

    private static JsonObject Of(SoftDeleted deleted) =>
        new()
        {
            ["resource"] = Of(deleted.Resource),
            ["below"] = new JsonArray([.. deleted.Below.Select(each => (JsonNode)Of(each))]),
            ["deleted"] = Fixed.Text(deleted.Deleted),
            ["purges"] = Fixed.Text(deleted.Purges),
        };

    private static JsonObject Of(StoredBlob blob) =>
        new() { ["content"] = Convert.ToBase64String(blob.Content!), ["modified"] = Fixed.Text(blob.Modified) };

    private static string? Text(JsonObject json, string name) => (string?)json[name];

    private static JsonObject Object(JsonObject json, string name) => (JsonObject)json[name]!.DeepClone();

    private static IEnumerable<JsonObject> Items(JsonObject json, string name) => json[name]!.AsArray().OfType<JsonObject>();
}
