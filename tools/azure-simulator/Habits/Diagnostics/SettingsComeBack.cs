using AzureSimulator.Calls;
using AzureSimulator.Habits.Framework;
using AzureSimulator.Ids;
using AzureSimulator.State;

namespace AzureSimulator.Habits.Diagnostics;

internal sealed class SettingsComeBack : Habit
{
    private const string Setting = "Microsoft.Insights/diagnosticSettings";

    public override string Id => "diagnostic-setting-lingers";

    public override string Sentence =>
        "Diagnostic settings stay when their resource is deleted, and are there again when one is made under its id.";

    public override string Source => "https://github.com/Azure/azure-rest-api-specs/issues/30249";

    public override string Sure => "documented";

    public override string? Fix => "Delete the settings before their resource.";

    public override void Change(Call call, Outcome outcome)
    {
        if (call.IsOf(Setting))
        {
            return;
        }

        if (call.IsDelete)
        {
            foreach (var setting in call.Azure.Resources.OfType(Setting).Where(each => ArmPath.IsBelow(each.Id, call.Id)))
            {
                call.Azure.Memory(Id)[setting.Id] = setting.Body.DeepClone();
            }
        }
        else if (outcome.Operation.Kind == "Create" && call.Azure.Memories.ContainsKey(Id))
        {
            Restore(outcome.Resource, call.Azure);
        }
    }

    private void Restore(Resource target, AzureState azure)
    {
        var memory = azure.Memory(Id);
        foreach (var (id, body) in memory.Where(each => ArmPath.Same(ArmPath.Of(each.Key).Scope, target.Id)).ToList())
        {
            memory.Remove(id);
            if (azure.Resources.Find(id) is null)
            {
                azure.Resources.Add(
                    new Resource(id, Setting)
                    {
                        Created = azure.Now,
                        Changed = azure.Now,
                        Body = body!.DeepClone().AsObject(),
                    }
                );
            }
        }
    }
}
