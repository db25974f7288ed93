using System.Text.Json.Nodes;
using Planning.Plans;

namespace Stacks.Tests.Faults;

/// <summary>Plans with one change. A change that changes nothing is an error of the test.</summary>
internal static class Mutation
{
    public static Plan Change(Plan plan, string resource, Func<PlannedResource, PlannedResource> change)
    {
        Assert.Contains(plan.Resources, each => each.Custom && each.Name == resource);
        return plan with { Resources = [.. plan.Resources.Select(each => each.Custom && each.Name == resource ? change(each) : each)] };
    }

    public static Plan Without(Plan plan, params string[] names)
    {
        var gone = plan.Resources.Where(each => each.Custom && names.Contains(each.Name)).ToList();
        Assert.Equal(names.Length, gone.Count);
        gone.AddRange(
            plan.Resources.Where(each =>
                each.Custom && gone.Exists(above => each.Id!.StartsWith(above.Id + "/", StringComparison.OrdinalIgnoreCase))
            )
        );
        var urns = gone.Select(each => each.Urn).ToHashSet();

        // A resource that waited for a removed one waits for the dependencies of the removed one.
        var heirs = gone.SelectMany(each => each.DependsOn).Distinct().Where(urn => !urns.Contains(urn)).ToList();
        return plan with
        {
            Resources =
            [
                .. plan
                    .Resources.Where(each => !urns.Contains(each.Urn))
                    .Select(each =>
                        each.DependsOn.Any(urns.Contains)
                            ? each with
                            {
                                DependsOn = [.. each.DependsOn.Where(urn => !urns.Contains(urn)).Union(heirs)],
                            }
                            : each
                    ),
            ],
        };
    }

    public static Plan Add(Plan plan, string type, string name, string id, string inputs, params string[] after) =>
        plan with
        {
            Resources =
            [
                .. plan.Resources,
                new PlannedResource
                {
                    Urn = $"urn:pulumi:prod::ai-workload::{type}::{name}",
                    Type = type,
                    Name = name,
                    Custom = true,
                    Id = id,
                    Inputs = JsonNode.Parse(inputs)!.AsObject(),
                    DependsOn = [.. plan.Resources.Where(each => each.Custom && after.Contains(each.Name)).Select(each => each.Urn)],
                },
            ],
        };

    public static PlannedResource With(PlannedResource resource, string path, string? value)
    {
        var inputs = resource.Inputs.DeepClone().AsObject();
        var steps = path.Replace("[", ".[").Split('.');
        JsonNode node = inputs;
        foreach (var step in steps[..^1])
        {
            node = step.StartsWith('[') ? node[int.Parse(step[1..^1])]! : node[step] ??= new JsonObject();
        }

        var last = steps[^1];
        if (value is null && last.StartsWith('['))
        {
            node.AsArray().RemoveAt(int.Parse(last[1..^1]));
        }
        else if (value is null)
        {
            Assert.True(node.AsObject().Remove(last), $"{resource.Name} has no {path} to remove");
        }
        else if (last.StartsWith('['))
        {
            node[int.Parse(last[1..^1])] = JsonNode.Parse(value);
        }
        else
        {
            node[last] = JsonNode.Parse(value);
        }

        Assert.False(JsonNode.DeepEquals(inputs, resource.Inputs), $"{resource.Name} has {path} = {value} already");
        return resource with { Inputs = inputs };
    }

    public static PlannedResource WithoutElement(PlannedResource resource, string list, string text)
    {
        var index = resource.Inputs.List(list).ToList().FindIndex(element => element.ToJsonString().Contains(text));
        Assert.True(index >= 0, $"{resource.Name} has no {text} in {list}");
        return With(resource, $"{list}[{index}]", null);
    }

    public static PlannedResource WithElement(PlannedResource resource, string list, string element) =>
        With(
            resource,
            list,
            new JsonArray([.. resource.Inputs.List(list).Select(each => each.DeepClone()), JsonNode.Parse(element)]).ToJsonString()
        );

    public static PlannedResource WithSetting(PlannedResource site, string name, string? value)
    {
        var index = site.Inputs.List("siteConfig.appSettings").ToList().FindIndex(setting => setting.Text("name") == name);
        return index < 0
            ? WithElement(site, "siteConfig.appSettings", new JsonObject { ["name"] = name, ["value"] = value }.ToJsonString())
            : With(
                site,
                value is null ? $"siteConfig.appSettings[{index}]" : $"siteConfig.appSettings[{index}].value",
                value is null ? null : JsonValue.Create(value).ToJsonString()
            );
    }
}
