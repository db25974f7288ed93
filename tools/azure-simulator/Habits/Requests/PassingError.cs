using AzureSimulator.Calls;
using AzureSimulator.Habits.Framework;

namespace AzureSimulator.Habits.Requests;

internal sealed class PassingError : Habit
{
    private const double NowAndThen = 0.01;

    /// <summary>From this chance on the write has its effect in spite of the answer.</summary>
    private const double Effective = 0.9;

    public override string Id => "transient-5xx";

    public override string Sentence => "Now and then a write is answered by an error of the server once, and passes when it is repeated.";

    public override string Source => "https://github.com/pulumi/pulumi-azure-native/issues/552";

    public override string Sure => "measured";

    public override ArmResponse? Refuse(Call call) =>
        call.IsWrite && Kind(call) is < Effective and var kind && IsFirst(call) ? Answer(call, kind) : null;

    /// <summary>A gateway's time may be over although the service goes on.</summary>
    public override void Change(Call call, Outcome outcome)
    {
        if (call.IsWrite && Kind(call) >= Effective && IsFirst(call))
        {
            outcome.Answer = Answer(call, Kind(call));
        }
    }

    private double Kind(Call call) => call.Azure.Chance($"{Id}#{call.Path.Text.ToUpperInvariant()}#kind");

    private bool IsFirst(Call call)
    {
        var (key, memory) = (call.Path.Text.ToUpperInvariant(), call.Azure.Memory(Id));
        if (memory.ContainsKey(key) || !call.Azure.Happens($"{Id}#{key}", NowAndThen))
        {
            return false;
        }

        memory[key] = true;
        return true;
    }

    private ArmResponse Answer(Call call, double kind) =>
        kind switch
        {
            < 0.3 => Failure(500, "InternalServerError", "An error occurred."),
            < 0.6 => Failure(503, "ServiceUnavailable", "The service is unavailable now. Please try again later."),
            < Effective => Failure(
                502,
                "BadGatewayConnection",
                $"The network connectivity issue encountered for '{call.Path.Namespace}'; cannot fulfill the request."
            ),
            _ => Failure(
                504,
                "GatewayTimeout",
                $"The gateway did not receive a response from '{call.Path.Namespace}' within the specified time period."
            ),
        };
}
