using Grpc.Core;
using Planning.ResourceIds;
using Pulumirpc;

namespace Planning.Engine;

/// <summary>One run of one program: whom it is for, how it is answered, and what came of it.</summary>
public sealed class Run
{
    private readonly ProgramCallbacks _callbacks = new();

    /// <param name="answers">Makes what answers for the cloud; null for <see cref="ImmediateAnswers"/>.</param>
    public Run(RunRequest request, Func<Run, IResourceAnswers>? answers = null)
    {
        Project = request.Project;
        Stack = request.Stack;
        Accounts = new Accounts(request, Registrations);
        Autonaming = new Autonaming(request.Config, request.Organization, request.Project, request.Stack);
        DefaultProviders = new DefaultProviders(request.Config.GetValueOrDefault(DefaultProviders.Key));
        Outputs = new ComputedOutputs(request, Accounts, Autonaming);
        Info = Deployment.Of(request);
        Location = Accounts.Location(request);
        Transforms = new Transforms(_callbacks, Registrations);
        Hooks = new ResourceHooks(_callbacks, this);
        RunsHooks = request.Mode == RunMode.Update && answers is null;
        StackReferences = new StackReferences(request.References);
        Answers = answers?.Invoke(this) ?? new ImmediateAnswers(this);
    }

    public string Project { get; }

    public string Stack { get; }

    /// <summary>What SDKs ask for.</summary>
    public DeploymentInfo Info { get; }

    public Accounts Accounts { get; }

    public Autonaming Autonaming { get; }

    public DefaultProviders DefaultProviders { get; }

    /// <summary>Of resources that name no region; null if the stack has none.</summary>
    public string? Location { get; }

    public Transforms Transforms { get; }

    public ResourceHooks Hooks { get; }

    /// <summary>Whether hooks run that are not for previews. A rehearsal plays Azure alone.</summary>
    public bool RunsHooks { get; }

    /// <summary>Ends calls to functions of the program when the run ends.</summary>
    public CancellationToken Cancellation { get; internal set; }

    public Registrations Registrations { get; } = new();

    public ComputedOutputs Outputs { get; }

    public StackReferences StackReferences { get; }

    public IResourceAnswers Answers { get; }

    /// <summary>The first thing the engine refused; the program's own complaint about it follows and adds nothing.</summary>
    public string? Refusal { get; private set; }

    public RpcException Reject(string problem)
    {
        Refusal ??= problem;
        return new RpcException(new Status(StatusCode.InvalidArgument, problem));
    }

    /// <summary>Closes the connections to functions of the program, which has ended.</summary>
    public void EndCallbacks() => _callbacks.Dispose();
}
