using System.Text.Json.Nodes;

namespace Rehearsal.Records;

/// <summary>What a refresh would change in the next update.</summary>
/// <param name="Path">In Pulumi's spelling: subnets[0].etag. Empty if the resource is gone.</param>
/// <param name="Listed">The reason of the list of provider differences; null if it is not listed.</param>
public sealed record RefreshDifference(
    string Urn,
    string Name,
    string Type,
    string Path,
    JsonNode? Azure,
    JsonNode? Program,
    string? Listed
);
