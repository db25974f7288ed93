using System.Text.Json.Nodes;
using AzureSimulator.State;

namespace AzureSimulator.Calls;

/// <summary>What a service uses of the simulator itself.</summary>
public interface IFront
{
    /// <summary>The body of a resource as a client sees it.</summary>
    JsonObject Show(Resource resource, string apiVersion);

    /// <summary>Begins an operation, and answers 202 with its addresses.</summary>
    /// <param name="id">Of the resource, or of what is purged.</param>
    /// <param name="kind">As in Purge.</param>
    ArmResponse Start(string id, string kind, TimeSpan duration, string apiVersion);

    /// <summary>A list, in pages where $top asks for them.</summary>
    ArmResponse List(ArmRequest request, IEnumerable<JsonObject> items);
}
