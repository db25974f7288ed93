using AzureSimulator.Access;
using AzureSimulator.Children;
using AzureSimulator.Data;
using AzureSimulator.Habits;
using AzureSimulator.Serving;
using AzureSimulator.State;

namespace AzureSimulator;

/// <summary>
/// An Azure with one subscription, in memory. Calls are answered at once in the order in which they come; time passes only when the clock
/// is moved. Not safe for threads.
/// </summary>
public sealed class SimulatedAzure
{
    private readonly Dispatcher _dispatcher;
    private readonly BlobService _blobs;

    /// <exception cref="ArgumentException">The options name a habit that does not exist.</exception>
    public SimulatedAzure(SimulatorOptions options)
        : this(new AzureState(options, new VirtualClock(options.Start)))
    {
        State.Principals[options.Owner] = options.OwnerType;
        foreach (var (id, type) in options.Principals)
        {
            State.Principals[id] = type;
        }

        Singletons.MakeForSubscription(State);
    }

    private SimulatedAzure(AzureState state)
    {
        State = state;
        Rights = new Rights(state);
        var habits = HabitCatalogue.Of(state.Options.Habits);
        _dispatcher = new Dispatcher(state, Rights, habits);
        _blobs = new BlobService(state, Rights, habits);
    }

    public SimulatorOptions Options => State.Options;

    public VirtualClock Clock => State.Clock;

    /// <summary>Everything that exists, for tests and for exploration by hand.</summary>
    public AzureState State { get; }

    /// <summary>What principals may do now.</summary>
    public Rights Rights { get; }

    /// <summary>When the next operation ends or the next state changes; null if nothing is due.</summary>
    public DateTimeOffset? NextChange => State.Schedule.Next?.Time;

    /// <summary>Lets everything happen that is due, in the order of its time. <see cref="Send"/> does it first.</summary>
    public void Settle() => _dispatcher.Settle();

    public ArmResponse Send(ArmRequest request)
    {
        Settle();
        return _dispatcher.Answer(request);
    }

    /// <summary>A call of the blob service of a storage account.</summary>
    public BlobResponse SendBlob(BlobRequest request)
    {
        Settle();
        return _blobs.Answer(request);
    }

    /// <returns>The same Azure at the same time: what is done to one does not change the other.</returns>
    public SimulatedAzure Copy() => new(StateFile.Copy(State));

    /// <summary>Writes everything that exists to a file.</summary>
    public void Save(string path) => StateFile.Write(State, path);

    /// <summary>Continues from a file.</summary>
    /// <param name="options">Which habits are on, and the rest that the file does not hold.</param>
    /// <exception cref="InvalidDataException">The file is none, or of another subscription.</exception>
    public static SimulatedAzure Load(string path, SimulatorOptions options) => new(StateFile.Read(path, options));
}
