using System.Text.Json.Nodes;
using AzureSimulator.Ids;

namespace AzureSimulator.State;

/// <summary>A resource that exists. Rules and habits may change its body.</summary>
/// <param name="id">With the letter case of its creation.</param>
/// <param name="type">As Azure spells it.</param>
public sealed class Resource(string id, string type)
{
    public string Id { get; } = id;

    public string Type { get; } = type;

    public ArmPath Path { get; } = ArmPath.Of(id);

    /// <summary>Everything that a GET shows but id, name, type, etag and the provisioning state.</summary>
    public JsonObject Body { get; set; } = [];

    /// <summary>What Azure knows and no GET shows. Habits keep what they need here; it is saved with the state.</summary>
    public JsonObject Hidden { get; set; } = [];

    public string ApiVersion { get; set; } = "";

    /// <summary>Succeeded, Creating, Updating, Deleting, Failed; shown where the type has a provisioning state.</summary>
    public string State { get; set; } = "Succeeded";

    /// <summary>The id of the operation that runs on it.</summary>
    public string? Operation { get; set; }

    public DateTimeOffset Created { get; set; }

    public DateTimeOffset Changed { get; set; }

    public string CreatedBy { get; set; } = "";

    public string ChangedBy { get; set; } = "";

    /// <summary>Counts the changes of the body.</summary>
    public int Revision { get; set; } = 1;

    /// <summary>True for what exists since its parent does: Azure neither creates nor deletes it by itself.</summary>
    public bool IsSingleton { get; set; }

    public string Name => Path.Name;

    public string Etag => $"W/\"{Fixed.Guid($"{Id}#{Revision}")}\"";

    public JsonObject Properties => Body["properties"] as JsonObject ?? (JsonObject)(Body["properties"] = new JsonObject());

    public string? Location => (string?)Body["location"];

    /// <returns>A time that a rule or habit has noted in <see cref="Hidden"/>; null if it has not.</returns>
    public DateTimeOffset? Noted(string key) => (string?)Hidden[key] is { } text ? Fixed.Time(text) : null;

    public void Note(string key, DateTimeOffset time) => Hidden[key] = Fixed.Text(time);
}
