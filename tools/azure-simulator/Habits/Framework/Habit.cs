using AzureSimulator.Access;
using AzureSimulator.Calls;
using AzureSimulator.State;

namespace AzureSimulator.Habits.Framework;

/// <summary>
/// One way in which a service of Azure behaves beyond the rules. With every habit off the simulator is an ideal Azure. Override the hooks
/// that you need; each is called for every request, so look at the type first. A habit has no fields that change: what it remembers lies in
/// <see cref="Resource.Hidden"/> or in <see cref="AzureState.Memory"/>, and is saved with the state.
/// </summary>
public abstract class Habit
{
    /// <summary>As in account-stays-accepted.</summary>
    public abstract string Id { get; }

    /// <summary>What Azure does, in one sentence.</summary>
    public abstract string Sentence { get; }

    /// <summary>A public page that reports it.</summary>
    public abstract string Source { get; }

    /// <summary>documented, measured, reported or suspected.</summary>
    public abstract string Sure { get; }

    /// <summary>What avoids the habit, as a request to the author of a program; null if nothing is to be done.</summary>
    public virtual string? Fix => null;

    /// <summary>True where no order of a program avoids it, since Azure needs time after a delete, and the next update passes.</summary>
    public virtual bool PassesLater => false;

    /// <summary>
    /// Before a request is carried out, and after all rules hold (type, parent, rights, locks, names). May change
    /// <see cref="Call.Body"/>. Called for every method, also for reads and actions.
    /// </summary>
    /// <returns>What Azure answers instead; null to let the request pass. The first habit that answers wins.</returns>
    public virtual ArmResponse? Refuse(Call call) => null;

    /// <summary>
    /// After a PUT, PATCH or DELETE was carried out, before it is answered. May change the body of the resource, move the end of the
    /// operation, let it fail (<see cref="Operation.Fail"/>), or ask for a later change (<see cref="Later"/>).
    /// </summary>
    public virtual void Change(Call call, Outcome outcome) { }

    /// <summary>When an operation ends, before its result is applied. May let it fail, or move its end to a later time.</summary>
    public virtual void End(Operation operation, AzureState azure, Rights rights) { }

    /// <summary>A change that this habit asked for is due.</summary>
    public virtual void Happen(DueChange change, AzureState azure) { }

    /// <summary>Before a body is shown to a client. May change what is shown; the resource itself stays as it is.</summary>
    public virtual void Show(Resource resource, System.Text.Json.Nodes.JsonObject body, AzureState azure) { }

    /// <summary>Before a blob is read or written.</summary>
    public virtual BlobResponse? RefuseBlob(BlobRequest request, AzureState azure, Rights rights) => null;

    /// <summary>Calls <see cref="Happen"/> after a time.</summary>
    /// <param name="kind">What happens, in a word of the habit's own.</param>
    protected void Later(AzureState azure, TimeSpan after, string kind, System.Text.Json.Nodes.JsonObject data) =>
        azure.Schedule.Add(azure.Now + after, Id, kind, data);

    /// <returns>An answer that names this habit in the log.</returns>
    protected ArmResponse Failure(int status, string code, string message) =>
        ArmResponse.Failure(status, code, message) with
        {
            Habit = Id,
        };
}
