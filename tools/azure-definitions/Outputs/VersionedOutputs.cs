using System.Text.Json.Nodes;
using Azure.Bicep.Types.Concrete;
using AzureDefinitions.Types;

namespace AzureDefinitions.Outputs;

/// <summary>The outputs that one API version has.</summary>
public static class VersionedOutputs
{
    /// <param name="type">Of the body at the version that is asked for.</param>
    /// <returns>As <see cref="ArmOutputs.Of"/>, without the properties that the type does not have.</returns>
    public static JsonObject Of(ArmSubject subject, TypeBase type)
    {
        var outputs = ArmOutputs.Of(subject);
        Trim(outputs, type, subject.Body);
        return outputs;
    }

    private static void Trim(JsonObject outputs, TypeBase type, JsonNode? given)
    {
        if (Members.Of(type, given) is not { } members)
        {
            return;
        }

        var additional = Members.Additional(type);
        foreach (var (name, value) in outputs.ToList())
        {
            if ((members.TryGetValue(name, out var member) ? member.Type.Type : additional) is not { } inner)
            {
                outputs.Remove(name);
            }
            else if (value is JsonObject map)
            {
                Trim(map, inner, (given as JsonObject)?[name]);
            }
            else if (value is JsonArray list && inner is ArrayType array)
            {
                foreach (var (index, item) in ArmSubject.Objects(list))
                {
                    var part = (given as JsonObject)?[name] is JsonArray parts && index < parts.Count ? parts[index] : null;
                    Trim(item, array.ItemType.Type, part);
                }
            }
        }
    }
}
