using System.Text.Json.Nodes;
using Planning.Plans;

namespace Preflight.Tests.OddPlans;

/// <summary>Copies of a plan with odd values in the place of some inputs. The same seed gives the same copy.</summary>
internal static class OddPlan
{
    /// <param name="share">One input in so many is replaced.</param>
    public static Plan Of(Plan plan, int seed, int share)
    {
        var random = new Random(seed);
        return plan with
        {
            Resources =
            [
                .. plan.Resources.Select(resource =>
                    resource.Custom
                        ? resource with
                        {
                            Inputs = Replaced(resource.Inputs, random, share),
                            Outputs = Replaced(resource.Outputs, random, share),
                        }
                        : resource
                ),
            ],
        };
    }

    private static JsonObject Replaced(JsonObject inputs, Random random, int share) =>
        new(inputs.Select(entry => KeyValuePair.Create(entry.Key, Value(entry.Value, random, share))));

    private static JsonNode? Value(JsonNode? value, Random random, int share) =>
        random.Next(share) == 0
            ? OddValues.At(random.Next(OddValues.Count), value)
            : value switch
            {
                JsonObject map => Replaced(map, random, share),
                JsonArray list => new JsonArray([.. list.Select(item => Value(item, random, share))]),
                _ => value?.DeepClone(),
            };
}
