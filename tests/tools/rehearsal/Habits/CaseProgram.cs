using System.Text.Json.Nodes;
using Grpc.Core;
using Rehearsal.Programs;

namespace Rehearsal.Tests.Habits;

/// <summary>A small program: resources that are registered when all that they depend on is there.</summary>
internal sealed class CaseProgram
{
    private readonly SortedDictionary<string, CaseResource> _resources = new(StringComparer.Ordinal);

    private CaseProgram() { }

    public static CaseProgram Of(JsonArray resources)
    {
        var program = new CaseProgram();
        program.Add(resources);
        return program;
    }

    /// <summary>Inputs, dependencies, options and waits changed, resources dropped and added.</summary>
    public CaseProgram With(JsonObject changes)
    {
        var program = Copy();
        foreach (var name in (changes["drop"] as JsonArray ?? []).Select(each => (string)each!))
        {
            Assert.True(program._resources.Remove(name), $"there is no {name} to drop");
        }

        program.Add(changes["add"] as JsonArray ?? []);
        program.Change(changes["inputs"] as JsonObject);
        foreach (var (name, value) in changes["after"] as JsonObject ?? [])
        {
            program._resources[name].After.UnionWith(value!.AsArray().Select(each => (string)each!));
        }

        foreach (var (name, value) in changes["options"] as JsonObject ?? [])
        {
            foreach (var (option, wanted) in value!.AsObject())
            {
                program._resources[name].Options[option] = wanted?.DeepClone();
            }
        }

        foreach (var (name, value) in changes["waits"] as JsonObject ?? [])
        {
            program._resources[name].Wait = TimeSpan.FromSeconds((double)value!);
        }

        return program;
    }

    /// <param name="change">Resource → input path → value.</param>
    public CaseProgram Changed(JsonObject? change)
    {
        var program = Copy();
        program.Change(change);
        return program;
    }

    /// <summary>Registers everything. What fails is in the record of the update.</summary>
    public async Task PlayAsync(PlayedProgram engine)
    {
        var values = new CaseValues();
        var done = new Dictionary<string, TaskCompletionSource<bool>>();
        foreach (var name in _resources.Keys)
        {
            done[name] = new TaskCompletionSource<bool>();
        }

        await Task.WhenAll(_resources.Values.Select(RegisterAsync));

        async Task RegisterAsync(CaseResource resource)
        {
            try
            {
                var isReady = true;
                foreach (var name in resource.Before)
                {
                    isReady &= await done[name].Task;
                }

                done[resource.Name].SetResult(isReady && await OneAsync(resource));
            }
            catch (Exception exception)
            {
                // A fault of the case, not of Azure: it ends the test.
                done[resource.Name].SetException(exception);
                throw;
            }
        }

        async Task<bool> OneAsync(CaseResource resource)
        {
            await engine.DelayAsync(resource.Wait);
            try
            {
                var (id, outputs) = await engine.RegisterAsync(resource.Request(values, name => engine.UrnOf(_resources[name].Type, name)));
                values.Put(resource.Name, id, outputs);
                return true;
            }
            catch (RpcException)
            {
                return false;
            }
        }
    }

    private CaseProgram Copy()
    {
        var program = new CaseProgram();
        foreach (var resource in _resources.Values)
        {
            program._resources.Add(resource.Name, resource.Copy());
        }

        return program;
    }

    private void Add(JsonArray resources)
    {
        foreach (var resource in resources.Select(each => CaseResource.Of(each!.AsObject())))
        {
            _resources.Add(resource.Name, resource);
        }
    }

    private void Change(JsonObject? change)
    {
        foreach (var (name, inputs) in change ?? [])
        {
            foreach (var (path, value) in inputs!.AsObject())
            {
                _resources[name].Set(path, value);
            }
        }
    }
}
